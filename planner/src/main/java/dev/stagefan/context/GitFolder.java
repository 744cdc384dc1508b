package dev.stagefan.context;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The {@code .git} of a build context. What it holds hangs on how it was fetched; the commit that is checked out stands for
 * it, as it does for a submodule.
 */
public final class GitFolder {
    static final String PATH = ".git";

    /** One of each sort of path that it holds. */
    static final List<String> SAMPLES = Stream.of(
                    "HEAD",
                    "FETCH_HEAD",
                    "ORIG_HEAD",
                    "config",
                    "description",
                    "index",
                    "packed-refs",
                    "shallow",
                    "hooks/pre-commit.sample",
                    "info/exclude",
                    "logs/HEAD",
                    "logs/refs/heads/main",
                    "objects/00/0123456789012345678901234567890123456789",
                    "objects/pack/pack-0.idx",
                    "objects/pack/pack-0.pack",
                    "refs/heads/main",
                    "refs/remotes/origin/main",
                    "refs/tags/v1")
            .map(name -> PATH + "/" + name)
            .toList();

    private static final int FOLDER_MODE = 0755;

    private GitFolder() {}

    /**
     * The files with what stands for {@code .git}, unless the rules leave out all of it.
     *
     * @param visible sorted by path
     */
    public static List<ContextFile> add(String commit, List<ContextFile> visible, IgnoreRules rules) {
        if (SAMPLES.stream().allMatch(rules::ignores)) {
            return visible;
        }
        List<ContextFile> files = new ArrayList<>(visible);
        files.add(new ContextFile(PATH, ContextFile.Kind.FOLDER, FOLDER_MODE, commit));
        files.sort(ContextFile.BY_PATH);
        return files;
    }
}
