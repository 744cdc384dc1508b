package dev.stagefan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command of a page's {@code console} block, and what the page shows below it.
 *
 * @param page where it stands
 * @param line the 1-based line of the command
 * @param words the command's words, unquoted
 * @param shown the lines below it; none where the page shows none
 */
record ConsoleBlock(Path page, int line, List<String> words, List<String> shown) {
    private static final String PROMPT = "$ ";
    private static final String FENCE = "```";

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
                commands.add(new ConsoleBlock(
                        page, i + 1, words(line.substring(PROMPT.length())), lines.subList(i + 1, end)));
            } else if (console && (commands.isEmpty() || line.startsWith("$"))) {
                throw new IllegalStateException(page + ":" + (i + 1) + ": a console block begins with a command");
            }
        }
        return commands;
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
