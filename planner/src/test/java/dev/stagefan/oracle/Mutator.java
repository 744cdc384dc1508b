package dev.stagefan.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Damage to an existing text: tokens swapped, lines lost or repeated, bytes flipped, ends cut off, two files spliced. */
final class Mutator {
    private static final String[] SHRAPNEL = {
        "\\",
        "`",
        "#",
        "\"",
        "'",
        "$",
        "${",
        "}",
        "<<E",
        "--",
        "=",
        ",",
        "\n",
        "\r",
        "\t",
        " ",
        "[",
        "]",
        "\u0000",
        "\u00ff",
        "\u00c2\u00a0",
        "\u00e2\u0080\u0083",
        "FROM ",
        "COPY --from=",
        "--mount=",
        "ONBUILD ",
        "ARG ",
        "AS ",
        "scratch",
        "\u00ef\u00bb\u00bf",
        "\\\n",
        "\n#\n"
    };

    private final Chance chance;
    private final List<String> others;

    /** Texts are one char a byte, as {@link BuildCase#content()}. */
    Mutator(Chance chance, List<String> others) {
        this.chance = chance;
        this.others = List.copyOf(others);
    }

    String mutate(String text) {
        String mutated = text;
        for (int count = chance.oneOf(1, 1, 1, 2, 3, 8); count > 0; count--) {
            mutated = once(mutated);
        }
        return mutated;
    }

    private String once(String text) {
        return switch (chance.between(0, 9)) {
            case 0, 1 -> swapTokens(text);
            case 2 -> deleteLine(text);
            case 3 -> repeatLine(text);
            case 4 -> flip(text);
            case 5 -> chance.in(80) ? deleteToken(text) : text.substring(0, chance.between(0, text.length()));
            case 6, 7 -> insert(text);
            case 8 -> moveLine(text);
            default -> splice(text);
        };
    }

    private String swapTokens(String text) {
        List<String> tokens = tokens(text);
        Collections.swap(tokens, chance.between(0, tokens.size() - 1), chance.between(0, tokens.size() - 1));
        return String.join("", tokens);
    }

    private String deleteToken(String text) {
        List<String> tokens = tokens(text);
        tokens.remove(chance.between(0, tokens.size() - 1));
        return String.join("", tokens);
    }

    /** Words and what is between them, so that joining them gives the text back. */
    private static List<String> tokens(String text) {
        return new ArrayList<>(Arrays.asList(text.split("(?<=[\\s=,:$/\"'])|(?=[\\s=,:$/\"'])")));
    }

    private String deleteLine(String text) {
        List<String> lines = lines(text);
        lines.remove(chance.between(0, lines.size() - 1));
        return String.join("\n", lines);
    }

    private String repeatLine(String text) {
        List<String> lines = lines(text);
        lines.add(chance.between(0, lines.size()), chance.oneOf(List.copyOf(lines)));
        return String.join("\n", lines);
    }

    private String moveLine(String text) {
        List<String> lines = lines(text);
        String line = lines.remove(chance.between(0, lines.size() - 1));
        lines.add(chance.between(0, lines.size()), line);
        return String.join("\n", lines);
    }

    private String flip(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int at = chance.between(0, text.length() - 1);
        char flipped = (char) ((text.charAt(at) ^ (1 << chance.between(0, 7))) & 0xff);
        return text.substring(0, at) + flipped + text.substring(at + 1);
    }

    private String insert(String text) {
        int at = chance.between(0, text.length());
        return text.substring(0, at) + chance.oneOf(SHRAPNEL) + text.substring(at);
    }

    private String splice(String text) {
        String other = chance.oneOf(others);
        List<String> head = lines(text);
        List<String> tail = lines(other);
        List<String> spliced = new ArrayList<>(head.subList(0, chance.between(0, head.size())));
        spliced.addAll(tail.subList(chance.between(0, tail.size()), tail.size()));
        return String.join("\n", spliced);
    }

    private static List<String> lines(String text) {
        return new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    }
}
