package dev.stagefan.collapse;

import java.util.ArrayList;
import java.util.List;

/** The lines of a text, numbered from 1, each with the line end that it has; a byte order mark stays before the first. */
final class Lines {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String mark;
    private final List<String> contents = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();

    private Lines(String text) {
        mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        int start = mark.length();
        while (start < text.length()) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed + 1;
            int contentEnd = end;
            while (contentEnd > start && (text.charAt(contentEnd - 1) == '\n' || text.charAt(contentEnd - 1) == '\r')) {
                contentEnd--;
            }
            contents.add(text.substring(start, contentEnd));
            ends.add(text.substring(contentEnd, end));
            start = end;
        }
    }

    static Lines of(String text) {
        return new Lines(text);
    }

    int count() {
        return contents.size();
    }

    /** A line without its line end. */
    String get(int line) {
        return contents.get(line - 1);
    }

    void set(int line, String content) {
        contents.set(line - 1, content);
    }

    void blank(int first, int last) {
        for (int line = first; line <= last; line++) {
            set(line, "");
        }
    }

    boolean isBlank(int line) {
        return get(line).isBlank();
    }

    boolean isComment(int line) {
        return get(line).strip().startsWith("#");
    }

    void cutAfter(int line) {
        contents.subList(line, contents.size()).clear();
        ends.subList(line, ends.size()).clear();
    }

    /** Adds whole lines; a last line without a line end gets one first. */
    void append(String text) {
        int last = ends.size() - 1;
        if (last >= 0 && !ends.get(last).endsWith("\n")) {
            ends.set(last, "\n");
        }
        Lines added = new Lines(text);
        contents.addAll(added.contents);
        ends.addAll(added.ends);
    }

    String text() {
        StringBuilder text = new StringBuilder(mark);
        for (int i = 0; i < contents.size(); i++) {
            text.append(contents.get(i)).append(ends.get(i));
        }
        return text.toString();
    }
}
