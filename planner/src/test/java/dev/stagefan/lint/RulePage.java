package dev.stagefan.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule's page. The sections Bad and Good hold a {@code dockerfile} block each and, where the rule needs them, a
 * {@code sh} block with the command's options and a {@code yaml} block with timings.
 */
record RulePage(String text, Map<String, String> sections) {
    private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    static RulePage of(String text) {
        Map<String, String> sections = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        Matcher heading = HEADING.matcher(text);
        while (heading.find()) {
            names.add(heading.group(1));
        }
        List<String> parts = List.of(HEADING.split(text));
        for (int i = 0; i < names.size(); i++) {
            sections.put(names.get(i), parts.get(i + 1));
        }
        return new RulePage(text, sections);
    }

    List<String> headings() {
        return List.copyOf(sections.keySet());
    }

    Fixture fixture(String section) {
        Map<String, String> blocks = new LinkedHashMap<>();
        Matcher block = BLOCK.matcher(sections.getOrDefault(section, ""));
        while (block.find()) {
            blocks.put(block.group(1), block.group(2));
        }
        String dockerfile = blocks.get("dockerfile");
        if (dockerfile == null) {
            throw new AssertionError("no dockerfile under " + section);
        }
        return new Fixture(dockerfile, options(blocks.getOrDefault("sh", "")), blocks.get("yaml"));
    }

    /** Those of {@code stagefan lint --cache-to type=inline}. */
    private static List<String> options(String command) {
        List<String> words = List.of(command.strip().split("\\s+"));
        List<String> options = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).startsWith("--")) {
                options.add(words.get(i));
                options.add(words.get(i + 1));
            }
        }
        return options;
    }
}
