package dev.stagefan.workflow.yaml;

import java.util.ArrayList;
import java.util.List;

/** Breaks a comment's text into lines of a width that reviews show whole. */
public final class CommentLines {
    private static final int WIDTH = 90;

    private CommentLines() {}

    /** Lines of at most 90 characters, words kept whole; none for empty text. */
    public static List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return List.copyOf(lines);
    }
}
