package dev.stagefan.source;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Opens repositories. */
final class Repositories {
    private Repositories() {}

    /** The repository whose work tree a folder is in, or that the folder is; empty where there is none. */
    static Optional<Repository> around(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        FileRepositoryBuilder builder = new FileRepositoryBuilder();
        if (isBare(absolute)) {
            builder.setGitDir(absolute.toFile());
        } else {
            builder.findGitDir(absolute.toFile());
        }
        File found = builder.getGitDir();
        if (found == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(builder.setMustExist(true).build());
        } catch (IOException | IllegalArgumentException e) {
            throw new SourceException(
                    SourceException.Kind.UNREADABLE,
                    "could not open the repository " + found + " because " + e.getMessage()
                            + "; take one that is cloned with SHA-1 names, as Git does by itself",
                    e);
        }
    }

    private static boolean isBare(Path folder) {
        return Files.isRegularFile(folder.resolve("HEAD"))
                && Files.isDirectory(folder.resolve("objects"))
                && Files.isDirectory(folder.resolve("refs"));
    }
}
