package dev.stagefan.github.proposal;

import dev.stagefan.git.Tip;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a commit of this tool is told from anybody else's: its message ends with the id of its own tree. Another commit on top
 * has no such line, and one that was amended has another tree.
 */
final class OwnCommit {
    private static final Pattern TRAILER = Pattern.compile("\\n\\nStagefan-Tree: ([0-9a-f]{40,64})\\n$");

    private OwnCommit() {}

    static String message(String title, String command, String tree) {
        return title + "\n\nWritten by:\n\n    " + command + "\n\nStagefan-Tree: " + tree + "\n";
    }

    static boolean isOwn(Tip tip) {
        Matcher trailer = TRAILER.matcher(tip.message());
        return trailer.find() && trailer.group(1).equals(tip.tree());
    }
}
