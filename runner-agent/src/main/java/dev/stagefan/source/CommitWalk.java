package dev.stagefan.source;

import dev.stagefan.context.ContextFile;
import dev.stagefan.context.IgnoreRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.attributes.Attribute;
import org.eclipse.jgit.attributes.Attributes;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/** Goes through the trees of a commit, as far as the build context and the attributes above it. */
final class CommitWalk {
    /** Attributes that let a checkout write something else than the blob; gitattributes(5). On Linux text=auto is none. */
    private static final Pattern CONVERSION = Pattern.compile("filter|ident|eol|working-tree-encoding|crlf|\\[attr\\]");

    private final Repository repository;
    private final ObjectId commit;
    private final String context;
    private final IgnoreRules rules;
    private final Blobs blobs;
    private final List<ContextFile> files = new ArrayList<>();
    private final List<ContextFile> links = new ArrayList<>();
    private final Set<ObjectId> attributeFiles = new HashSet<>();

    CommitWalk(Repository repository, ObjectId commit, String context, IgnoreRules rules) {
        this.repository = repository;
        this.commit = commit;
        this.context = context;
        this.rules = rules;
        this.blobs = new Blobs(repository);
    }

    List<ContextFile> list() throws IOException {
        if (!context.isEmpty()) {
            collectAttributesAbove();
        }
        try (TreeWalk walk = walk()) {
            while (walk.next()) {
                visit(walk);
            }
        }
        readLinks();
        if (mayConvert()) {
            refuseConversion();
        }
        files.sort(ContextFile.BY_PATH);
        return files;
    }

    /** From the root, because attributes hold for what lies below them. */
    private TreeWalk walk() throws IOException {
        TreeWalk walk = new TreeWalk(repository);
        try (RevWalk commits = new RevWalk(repository)) {
            walk.addTree(commits.parseCommit(commit).getTree());
        }
        walk.setOperationType(TreeWalk.OperationType.CHECKOUT_OP);
        if (!context.isEmpty()) {
            walk.setFilter(PathFilter.create(context));
        }
        return walk;
    }

    private void visit(TreeWalk walk) throws IOException {
        String path = path(walk);
        FileMode mode = walk.getFileMode(0);
        ObjectId id = walk.getObjectId(0);
        if (path.isEmpty()) {
            walk.enterSubtree();
        } else if (mode.equals(FileMode.TREE)) {
            if (!rules.ignores(path) || !rules.ignoresBelow(path)) {
                files.add(new ContextFile(path, ContextFile.Kind.FOLDER, Modes.FOLDER, ""));
                walk.enterSubtree();
            }
        } else {
            if (isAttributes(path)) {
                attributeFiles.add(id);
            }
            if (!rules.ignores(path)) {
                add(path, mode, id);
            }
        }
    }

    private void add(String path, FileMode mode, ObjectId id) {
        if (mode.equals(FileMode.SYMLINK)) {
            links.add(new ContextFile(path, ContextFile.Kind.SYMBOLIC_LINK, Modes.LINK, id.name()));
        } else if (mode.equals(FileMode.GITLINK)) {
            files.add(new ContextFile(path, ContextFile.Kind.FOLDER, Modes.FOLDER, id.name()));
        } else {
            int bits = mode.equals(FileMode.EXECUTABLE_FILE) ? Modes.EXECUTABLE : Modes.FILE;
            files.add(new ContextFile(path, ContextFile.Kind.FILE, bits, id.name()));
        }
    }

    /** Relative to the context; empty for the folders above it and itself. */
    private String path(TreeWalk walk) {
        String path = PathBytes.decode(walk.getRawPath());
        if (context.isEmpty()) {
            return path;
        }
        return path.startsWith(context + "/") ? path.substring(context.length() + 1) : "";
    }

    private static boolean isAttributes(String path) {
        return path.equals(Constants.DOT_GIT_ATTRIBUTES) || path.endsWith("/" + Constants.DOT_GIT_ATTRIBUTES);
    }

    private void collectAttributesAbove() throws IOException {
        try (RevWalk commits = new RevWalk(repository)) {
            ObjectId tree = commits.parseCommit(commit).getTree().getId();
            for (int end = 0; end >= 0; end = context.indexOf('/', end + 1)) {
                String folder = end == 0 ? "" : context.substring(0, end) + "/";
                try (TreeWalk found = TreeWalk.forPath(repository, folder + Constants.DOT_GIT_ATTRIBUTES, tree)) {
                    if (found != null) {
                        attributeFiles.add(found.getObjectId(0));
                    }
                }
            }
        }
    }

    private void readLinks() throws IOException {
        blobs.ensure(
                links.stream().map(link -> ObjectId.fromString(link.content())).toList());
        for (ContextFile link : links) {
            String target = PathBytes.decode(blobs.read(ObjectId.fromString(link.content())));
            files.add(new ContextFile(link.path(), link.kind(), link.mode(), target));
        }
    }

    private boolean mayConvert() throws IOException {
        Path own = repository.getCommonDirectory().toPath().resolve(Constants.INFO_ATTRIBUTES);
        if (Files.isRegularFile(own)) {
            return true;
        }
        blobs.ensure(attributeFiles);
        for (ObjectId id : attributeFiles) {
            String text = new String(blobs.read(id), StandardCharsets.UTF_8);
            if (CONVERSION.matcher(text).find()) {
                return true;
            }
        }
        return false;
    }

    private void refuseConversion() throws IOException {
        Set<String> listed = new HashSet<>();
        files.stream()
                .filter(file -> file.kind() == ContextFile.Kind.FILE)
                .map(ContextFile::path)
                .forEach(listed::add);
        try (TreeWalk walk = walk()) {
            walk.setRecursive(true);
            while (walk.next()) {
                String path = path(walk);
                String conversion = listed.contains(path) ? conversion(walk.getAttributes()) : "";
                if (!conversion.isEmpty()) {
                    throw new SourceException(
                            SourceException.Kind.CHECKOUT_DIFFERS,
                            "could not tell from the commit what " + path + " holds because .gitattributes gives it "
                                    + conversion
                                    + ", so that a checkout may write something else; compute the keys from the work tree"
                                    + " (no --commit), or leave the file out by .dockerignore");
                }
            }
        }
    }

    private static String conversion(Attributes attributes) {
        String eol = attributes.getValue("eol");
        if (eol != null && eol.equals("crlf")) {
            return "eol=crlf";
        }
        for (String name : List.of("filter", "ident", "working-tree-encoding")) {
            Attribute attribute = attributes.get(name);
            if (attribute != null
                    && (attribute.getState() == Attribute.State.SET
                            || attribute.getState() == Attribute.State.CUSTOM)) {
                return attribute.getValue() == null ? name : name + "=" + attribute.getValue();
            }
        }
        return "";
    }
}
