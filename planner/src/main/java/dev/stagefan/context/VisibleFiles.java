package dev.stagefan.context;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of a build context BuildKit gets to see. */
public final class VisibleFiles {
    private VisibleFiles() {}

    /**
     * What the rules leave of a context: what they do not leave out, and the folders above that.
     *
     * <p>tonistiigi/fsutil: filter.go, filterFS.Walk
     *
     * @param files sorted by path
     */
    public static List<ContextFile> of(List<ContextFile> files, IgnoreRules rules) {
        boolean[] visible = new boolean[files.size()];
        Set<String> needed = new HashSet<>();
        for (int i = 0; i < visible.length; i++) {
            visible[i] = !rules.ignores(files.get(i).path());
            if (visible[i]) {
                addFoldersAbove(files.get(i).path(), needed);
            }
        }
        List<ContextFile> seen = new ArrayList<>();
        for (int i = 0; i < visible.length; i++) {
            if (visible[i] || needed.contains(files.get(i).path())) {
                seen.add(files.get(i));
            }
        }
        return seen;
    }

    private static void addFoldersAbove(String path, Set<String> folders) {
        int slash = path.lastIndexOf('/');
        while (slash > 0 && folders.add(path.substring(0, slash))) {
            slash = path.lastIndexOf('/', slash - 1);
        }
    }
}
