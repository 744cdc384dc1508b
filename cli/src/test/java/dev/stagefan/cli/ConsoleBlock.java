package dev.stagefan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command of a page's {@code console} block, and what the page shows below it: all that it prints, or nothing, or parts
 * of it with a line of {@code ...} where lines are left out.
 *
 * @param page where it stands
 * @param line the 1-based line of the command
 * @param words the command's words, unquoted
 * @param shown the lines below it
 */
record ConsoleBlock(Path page, int line, List<String> words, List<String> shown) {
    private static final String PROMPT = "$ ";
    private static final String FENCE = "```";
    private static final String LEFT_OUT = "...";

    /** All commands of a page, in order. */
    static List<ConsoleBlock> of(Path page) throws IOException {
        List<ConsoleBlock> commands = new ArrayList<>();
        boolean console = false;
        List<String> lines = Files.readAllLines(page);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(FENCE)) {
                console = line.equals(FENCE + "console");
            } else if (console && line.startsWith(PROMPT)) {
                int end = i + 1;
                while (!lines.get(end).startsWith(PROMPT) && !lines.get(end).startsWith(FENCE)) {
                    end++;
                }
                List<String> shown = lines.subList(i + 1, end);
                commands.add(new ConsoleBlock(page, i + 1, words(line.substring(PROMPT.length())), shown));
                i = end - 1;
            } else if (console) {
                throw new IllegalStateException(page + ":" + (i + 1) + ": a console block begins with a command");
            }
        }
        return commands;
    }

    /** What the output must match. */
    Pattern pattern() {
        return Pattern.compile(shown.stream()
                .map(line -> line.equals(LEFT_OUT) ? "(?:.*\n)*?" : Pattern.quote(line + "\n"))
                .collect(Collectors.joining()));
    }

    /** Shows an output instead: all of it, or, where a part is shown, what is now between its first and last line. */
    void rewrite(String output) throws IOException {
        List<String> now = output.lines().toList();
        List<String> kept =
                shown.stream().filter(line -> !line.equals(LEFT_OUT)).toList();
        List<String> replacement = new ArrayList<>(now);
        if (shown.contains(LEFT_OUT)) {
            int from = now.indexOf(kept.get(0));
            int to = now.lastIndexOf(kept.get(kept.size() - 1));
            replacement = new ArrayList<>(now.subList(from, to + 1));
            if (from > 0) {
                replacement.add(0, LEFT_OUT);
            }
            if (to < now.size() - 1) {
                replacement.add(LEFT_OUT);
            }
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(page));
        lines.subList(line, line + shown.size()).clear();
        lines.addAll(line, replacement);
        Files.writeString(page, String.join("\n", lines) + "\n");
    }

    /** Splits at spaces; what stands in single quotes is one word, or a part of one. */
    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (char c : (command + " ").toCharArray()) {
            if (c == '\'') {
                quoted = !quoted;
            } else if (c != ' ' || quoted) {
                word.append(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }
}
