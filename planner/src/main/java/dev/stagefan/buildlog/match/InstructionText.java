package dev.stagefan.buildlog.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An instruction's text made comparable between Dockerfile and log: in a log's, variables are replaced, and of COPY, ADD and
 * WORKDIR the quotes and escapes are gone.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go, processCmdEnv
 */
final class InstructionText {
    /** Logs of old versions cut names there: PROGRESS_NO_TRUNC. */
    private static final int CUT_AT = 72;

    private static final String ELLIPSIS = "...";
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\w++|\\{[^{}]*+(?:\\{[^{}]*+\\}[^{}]*+)*+\\})");

    private final String text;
    private final boolean cut;
    private final List<String> literals;
    private final Map<String, Integer> words;

    private InstructionText(String text, boolean cut) {
        this.text = text;
        this.cut = cut;
        literals = List.of(VARIABLE.split(text, -1));
        words = bag(text);
    }

    /** The text of an instruction of the Dockerfile. */
    static InstructionText written(String name) {
        return new InstructionText(comparable(name), false);
    }

    /** The text that a log has. */
    static InstructionText logged(String name) {
        boolean cut = name.length() == CUT_AT + ELLIPSIS.length() && name.endsWith(ELLIPSIS);
        return new InstructionText(comparable(cut ? name.substring(0, CUT_AT) : name), cut);
    }

    private static String comparable(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '"' && c != '\'' && c != '\\') {
                plain.append(c);
            }
        }
        return WHITE_SPACE.matcher(plain.toString().strip()).replaceAll(" ");
    }

    private static Map<String, Integer> bag(String text) {
        Map<String, Integer> words = new HashMap<>();
        for (String word : text.substring(text.indexOf(' ') + 1).split(" ", -1)) {
            words.merge(word, 1, Integer::sum);
        }
        return words;
    }

    String text() {
        return text;
    }

    String keyword() {
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }

    /** Whether the text of a log can be this one with its variables replaced by whatever they are. */
    boolean canBecome(InstructionText logged) {
        if (literals.size() == 1) {
            return logged.cut ? text.startsWith(logged.text) : text.equals(logged.text);
        }
        String first = literals.get(0);
        if (!logged.text.startsWith(first)) {
            return logged.cut && first.startsWith(logged.text);
        }
        int at = first.length();
        for (String literal : literals.subList(1, literals.size() - 1)) {
            int found = logged.text.indexOf(literal, at);
            if (found < 0) {
                return logged.cut;
            }
            at = found + literal.length();
        }
        String last = literals.get(literals.size() - 1);
        return logged.cut || (logged.text.length() - last.length() >= at && logged.text.endsWith(last));
    }

    /** How many of both texts' words are shared: 0 to 1. */
    double likeness(InstructionText other) {
        int shared = 0;
        int all = 0;
        for (Map.Entry<String, Integer> word : words.entrySet()) {
            shared += Math.min(word.getValue(), other.words.getOrDefault(word.getKey(), 0));
            all += word.getValue();
        }
        for (int count : other.words.values()) {
            all += count;
        }
        return all == 0 ? 0 : 2.0 * shared / all;
    }

    /** The texts of instructions of the Dockerfile. */
    static List<InstructionText> written(List<String> names) {
        return names.stream().map(InstructionText::written).toList();
    }
}
