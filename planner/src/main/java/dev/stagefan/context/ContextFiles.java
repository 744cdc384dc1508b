package dev.stagefan.context;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A build context to read: a folder of a work tree, or of a commit. */
public interface ContextFiles {
    /**
     * All that it holds, sorted by the UTF-8 bytes of the paths, folders included and before what they hold. Without
     * {@code .git}, for which {@link #commit()} stands.
     *
     * @param rules paths that they leave out may be left out here already, and need not be read
     */
    List<ContextFile> list(IgnoreRules rules) throws IOException;

    /** The text of a small file, or nothing where it is not there. */
    Optional<String> text(String path) throws IOException;

    /** The commit that is checked out, 40 hex digits; empty where it is not known. What an instruction takes of {@code .git}. */
    Optional<String> commit();
}
