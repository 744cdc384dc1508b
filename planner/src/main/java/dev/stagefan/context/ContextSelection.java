package dev.stagefan.context;

import dev.stagefan.dockerfile.value.ContainerPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What instructions take of a build context. It may be more than BuildKit takes, as of a source that a flag of the
 * instruction narrows down, and never less.
 *
 * <p>tonistiigi/fsutil: copy/copy.go (ResolveWildcards), followlinks.go; buildkit: solver/llbsolver/file/backend.go
 */
public final class ContextSelection {
    /** Linux gives up after forty links; more are taken here before the whole context is. */
    private static final int MOST_LINKS = 255;

    private final List<ContextFile> files;
    private final Map<String, Integer> places = new HashMap<>();

    private ContextSelection(List<ContextFile> files) {
        this.files = List.copyOf(files);
        for (int i = 0; i < files.size(); i++) {
            places.put(files.get(i).path(), i);
        }
    }

    /**
     * Of a context.
     *
     * @param files what {@link VisibleFiles} are, sorted by path
     */
    public static ContextSelection of(List<ContextFile> files) {
        return new ContextSelection(files);
    }

    /**
     * What a source of COPY or ADD, or of a mount, takes: what lies there, all that lies below, the folders above, and where
     * a link leads.
     *
     * @param source as the stage graph has it: absolute and cleaned, wildcards kept; {@code "/"} for everything
     */
    public List<ContextFile> take(String source) {
        String path = ContainerPath.absolute(source).substring(1);
        if (path.isEmpty()) {
            return files;
        }
        Taking taking = new Taking();
        taking.resolve("", List.of(path.split("/", -1)));
        if (path.indexOf('\\') >= 0) {
            String plain = path.replaceAll("\\\\(.)", "$1");
            taking.resolve("", List.of(plain.split("/", -1)));
        }
        return taking.taken.stream().mapToObj(files::get).toList();
    }

    /** The places of what lies below a folder. */
    private int[] below(String folder) {
        return folder.isEmpty()
                ? new int[] {0, files.size()}
                : new int[] {firstFrom(folder + "/"), firstFrom(folder + (char) ('/' + 1))};
    }

    private int firstFrom(String path) {
        int low = 0;
        int high = files.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ContextFile.comparePaths(files.get(middle).path(), path) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean hasWildcard(String part) {
        for (int i = 0; i < part.length(); i++) {
            char character = part.charAt(i);
            if (character == '\\') {
                i++;
            } else if (character == '*' || character == '?' || character == '[') {
                return true;
            }
        }
        return false;
    }

    /** Whether a glob may match something of a folder whose files are not listed. */
    private static boolean mayLeadInto(String folder, String glob, Pattern pattern) {
        if (folder.equals(GitFolder.PATH)) {
            return GitFolder.SAMPLES.stream()
                    .anyMatch(path -> pattern.matcher(path).matches());
        }
        String[] parts = glob.split("/", -1);
        int depth = folder.split("/", -1).length;
        return glob.contains("**")
                || glob.indexOf('[') >= 0
                || (parts.length > depth
                        && GoPattern.glob(String.join("/", Arrays.copyOf(parts, depth)))
                                .matcher(folder)
                                .matches());
    }

    /** One source on its way through the context. */
    private final class Taking {
        private final BitSet taken = new BitSet(files.size());
        private int links;

        /** Goes down from a folder, part by part, and follows the links on the way. */
        void resolve(String folder, List<String> parts) {
            String at = folder;
            for (int i = 0; i < parts.size(); i++) {
                if (hasWildcard(parts.get(i))) {
                    match(at, String.join("/", parts.subList(i, parts.size())));
                    return;
                }
                at = at.isEmpty() ? parts.get(i) : at + "/" + parts.get(i);
                Integer place = places.get(at);
                if (place == null) {
                    return;
                }
                ContextFile file = files.get(place);
                if (file.isSubmodule()) {
                    takeWithFoldersAbove(place);
                } else if (file.kind() == ContextFile.Kind.SYMBOLIC_LINK) {
                    takeWithFoldersAbove(place);
                    follow(file, parts.subList(i + 1, parts.size()));
                    return;
                }
            }
            takeAll(at);
        }

        private void follow(ContextFile link, List<String> rest) {
            links++;
            if (links > MOST_LINKS) {
                taken.set(0, files.size());
                return;
            }
            int slash = link.path().lastIndexOf('/');
            String target =
                    ContainerPath.resolve("/" + (slash < 0 ? "" : link.path().substring(0, slash)), link.content());
            List<String> parts = new ArrayList<>();
            if (target.length() > 1) {
                parts.addAll(Arrays.asList(target.substring(1).split("/", -1)));
            }
            parts.addAll(rest);
            if (parts.isEmpty()) {
                taken.set(0, files.size());
            } else {
                resolve("", parts);
            }
        }

        private void match(String folder, String glob) {
            int[] range = below(folder);
            Pattern pattern;
            try {
                pattern = GoPattern.glob(glob);
            } catch (PatternSyntaxException e) {
                taken.set(range[0], range[1]);
                return;
            }
            int start = folder.isEmpty() ? 0 : folder.length() + 1;
            for (int i = range[0]; i < range[1]; i++) {
                ContextFile file = files.get(i);
                boolean matches = pattern.matcher(file.path().substring(start)).matches();
                if (matches && file.kind() == ContextFile.Kind.SYMBOLIC_LINK) {
                    takeWithFoldersAbove(i);
                    follow(file, List.of());
                } else if (matches) {
                    takeAll(file.path());
                } else if (file.isSubmodule() && mayLeadInto(file.path().substring(start), glob, pattern)) {
                    takeWithFoldersAbove(i);
                }
            }
        }

        private void takeAll(String path) {
            Integer place = places.get(path);
            if (place != null) {
                takeWithFoldersAbove(place);
            }
            int[] range = below(path);
            taken.set(range[0], range[1]);
        }

        private void takeWithFoldersAbove(int place) {
            taken.set(place);
            String path = files.get(place).path();
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                Integer above = places.get(path.substring(0, slash));
                if (above != null) {
                    taken.set(above);
                }
            }
        }
    }
}
