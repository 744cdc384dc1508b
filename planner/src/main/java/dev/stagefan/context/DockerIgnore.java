package dev.stagefan.context;

import dev.stagefan.dockerfile.text.ByteText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.PatternSyntaxException;

/**
 * What the lines of a {@code .dockerignore} leave out of the build context.
 *
 * <p>What the lines say of a folder holds for what lies in it, line by line; that is how BuildKit's client walks a context,
 * and it differs from looking at each path for itself where a line stands behind an exception.
 *
 * <p>moby/patternmatcher: ignorefile/ignorefile.go, patternmatcher.go (MatchesUsingParentResults); tonistiigi/fsutil: filter.go
 */
public final class DockerIgnore implements IgnoreRules {
    private static final String NAME = ".dockerignore";
    private static final int BYTE_ORDER_MARK = 0xfeff;

    private final List<IgnorePattern> patterns;
    private final boolean exceptions;
    private final boolean prefixExceptions;
    /** What each line says of a folder; of any number of folders the same are asked for again and again. */
    private final Map<String, Verdict> folders = new ConcurrentHashMap<>();

    private DockerIgnore(List<IgnorePattern> patterns) {
        this.patterns = List.copyOf(patterns);
        this.exceptions = patterns.stream().anyMatch(IgnorePattern::exception);
        this.prefixExceptions =
                patterns.stream().filter(IgnorePattern::exception).allMatch(IgnorePattern::isPrefixOnly);
    }

    /** What the lines, one after the other, make of a path. */
    private record Verdict(boolean ignored, BitSet matched) {}

    /** The rules of a text. One line that is malformed and they leave out nothing: the build itself is refused for it. */
    public static DockerIgnore parse(String text) {
        List<IgnorePattern> patterns = new ArrayList<>();
        try {
            int start = text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? 0 : 1;
            for (String line : text.substring(start).split("\n", -1)) {
                read(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
                        .ifPresent(patterns::add);
            }
        } catch (PatternSyntaxException e) {
            return new DockerIgnore(List.of());
        }
        return new DockerIgnore(patterns);
    }

    /**
     * The rules of a build context: those of {@code <Dockerfile>.dockerignore} where there is one, else of the
     * {@code .dockerignore} at its root.
     *
     * <p>buildkit: frontend/dockerui/config.go, ReadEntrypoint and dockerIgnorePatterns
     *
     * @param dockerfile path of the Dockerfile, relative to the context
     */
    public static IgnoreRules of(ContextFiles context, String dockerfile) throws IOException {
        Optional<String> own = context.text(dockerfile + NAME);
        return own.isPresent() ? parse(own.get()) : of(context);
    }

    /** The rules of a named context, which knows no Dockerfile. */
    public static IgnoreRules of(ContextFiles context) throws IOException {
        return context.text(NAME).<IgnoreRules>map(DockerIgnore::parse).orElse(NONE);
    }

    private static Optional<IgnorePattern> read(String line) {
        String pattern = line.startsWith("#") ? "" : trim(line);
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        boolean exception = pattern.startsWith("!");
        String path = exception ? trim(pattern.substring(1)) : pattern;
        if (path.isEmpty()) {
            throw new PatternSyntaxException("takes nothing back in", line, 0);
        }
        path = clean(path);
        path = trim(path.length() > 1 && path.startsWith("/") ? path.substring(1) : path);
        // The matcher reads what is left once more, exclamation marks included.
        boolean twice = !exception && path.startsWith("!");
        return Optional.of(IgnorePattern.of(clean(twice ? path.substring(1) : path), exception || twice));
    }

    /** Go's strings.TrimSpace. */
    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && ByteText.isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && ByteText.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Go's path.Clean; unlike the paths of images those here may lead up. */
    private static String clean(String path) {
        boolean absolute = path.startsWith("/");
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            boolean up = part.equals("..");
            if (up && !parts.isEmpty() && !parts.get(parts.size() - 1).equals("..")) {
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".") && !(up && absolute)) {
                parts.add(part);
            }
        }
        String joined = String.join("/", parts);
        return absolute ? "/" + joined : joined.isEmpty() ? "." : joined;
    }

    @Override
    public boolean ignores(String path) {
        return !patterns.isEmpty() && verdict(path, parent(path)).ignored();
    }

    /** fsutil does not look into a folder that is left out unless an exception may lie in it. */
    @Override
    public boolean ignoresBelow(String folder) {
        if (patterns.isEmpty() || !folder(folder).ignored()) {
            return false;
        }
        return !exceptions
                || (prefixExceptions
                        && patterns.stream()
                                .filter(IgnorePattern::exception)
                                .noneMatch(pattern -> (pattern.withoutTrailingGlob() + "/").startsWith(folder + "/")));
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private Verdict folder(String path) {
        Verdict known = folders.get(path);
        if (known == null) {
            known = verdict(path, parent(path));
            folders.put(path, known);
        }
        return known;
    }

    private Verdict verdict(String path, String parent) {
        BitSet above = parent.isEmpty() ? new BitSet() : folder(parent).matched();
        BitSet matched = new BitSet(patterns.size());
        boolean ignored = false;
        for (int i = 0; i < patterns.size(); i++) {
            IgnorePattern pattern = patterns.get(i);
            // A line that could change nothing is not looked at, and then does not hold for what lies below either.
            matched.set(i, above.get(i) || (pattern.exception() == ignored && pattern.matches(path)));
            if (matched.get(i)) {
                ignored = !pattern.exception();
            }
        }
        return new Verdict(ignored, matched);
    }
}
