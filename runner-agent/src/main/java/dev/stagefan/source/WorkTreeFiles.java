package dev.stagefan.source;

import dev.stagefan.context.ContextFile;
import dev.stagefan.context.ContextFiles;
import dev.stagefan.context.IgnoreRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** A build context on disk: a folder of a work tree, or any other. */
public final class WorkTreeFiles implements ContextFiles {
    static final String GIT = ".git";

    private final Path context;
    private final @Nullable String commit;

    private WorkTreeFiles(Path context, @Nullable String commit) {
        this.context = context;
        this.commit = commit;
    }

    /**
     * A folder.
     *
     * @throws SourceException where it is none, or its repository cannot be read
     */
    public static WorkTreeFiles of(Path context) throws IOException {
        if (!Files.isDirectory(context)) {
            throw new SourceException(
                    SourceException.Kind.NOT_THERE,
                    "could not read the build context " + context
                            + " because it is no folder; name the folder that the build is given");
        }
        Path real = context.toRealPath();
        boolean root = Files.exists(real.resolve(GIT), LinkOption.NOFOLLOW_LINKS);
        return new WorkTreeFiles(real, root ? head(real) : null);
    }

    /** The commit of HEAD, or zeros where there is none yet. */
    private static String head(Path folder) throws IOException {
        Optional<Repository> around = Repositories.around(folder);
        if (around.isEmpty()) {
            return ObjectId.zeroId().name();
        }
        try (Repository repository = around.get()) {
            ObjectId head = repository.resolve("HEAD");
            return (head == null ? ObjectId.zeroId() : head).name();
        }
    }

    @Override
    public List<ContextFile> list(IgnoreRules rules) throws IOException {
        return new WorkTreeWalk(context, rules).list();
    }

    @Override
    public Optional<String> text(String path) throws IOException {
        Path file;
        try {
            file = context.resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw new SourceException(
                    SourceException.Kind.UNREADABLE,
                    "could not read " + path
                            + " because this machine's language settings have no such name; set LANG=C.UTF-8",
                    e);
        }
        return Files.isRegularFile(file)
                ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    @Override
    public Optional<String> commit() {
        return Optional.ofNullable(commit);
    }
}
