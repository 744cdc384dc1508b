package dev.stagefan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The directory that a workflow's paths are relative to: the root of the Git work tree, where the workflow will run, or
 * the current directory where there is no Git.
 *
 * @param root absolute, without symbolic links
 */
record WorkTree(Path root) {
    /** Finds the work tree that a directory is in. */
    static WorkTree around(Path directory) {
        Path start = real(directory);
        for (Path candidate = start; candidate != null; candidate = candidate.getParent()) {
            // A directory, or a file in a linked work tree or a submodule.
            if (Files.exists(candidate.resolve(".git"))) {
                return new WorkTree(candidate);
            }
        }
        return new WorkTree(start);
    }

    /**
     * A path as a workflow writes it: relative to the root, with forward slashes; {@code .} for the root itself; empty
     * where it is outside.
     */
    Optional<String> relative(Path path) {
        // A link in the tree stays what it is called there; only the directories above may be links to the tree.
        Path parent = path.toAbsolutePath().normalize().getParent();
        Path name = path.toAbsolutePath().normalize().getFileName();
        Path resolved =
                parent == null || name == null ? real(path) : real(parent).resolve(name);
        Path inside = resolved.startsWith(root) ? resolved : real(path);
        if (!inside.startsWith(root)) {
            return Optional.empty();
        }
        StringJoiner names = new StringJoiner("/");
        root.relativize(inside).forEach(part -> names.add(part.toString()));
        return Optional.of(names.toString().isEmpty() ? "." : names.toString());
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
