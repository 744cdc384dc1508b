package dev.stagefan.context;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A build context to read: a folder of a work tree, or of a commit. */
public interface ContextFiles {
    /**
     * All that it holds, sorted by {@link ContextFile#BY_PATH}, folders included and before what they hold. Without
     * {@code .git}, for which {@link #commit()} stands.
     *
     * @param rules paths that they leave out may be left out here already, and need not be read
     */
    List<ContextFile> list(IgnoreRules rules) throws IOException;

    /**
     * The text of a small file, or nothing where it is not there.
     *
     * @param path relative to the context; it may lead out of it by {@code ..}, as that of a Dockerfile can
     */
    Optional<String> text(String path) throws IOException;

    /**
     * What an instruction takes of {@code .git}: the commit that is checked out, 40 hex digits. Empty where the context has no
     * {@code .git} at its root.
     */
    Optional<String> commit();
}
