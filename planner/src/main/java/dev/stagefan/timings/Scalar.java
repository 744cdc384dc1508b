package dev.stagefan.timings;

import java.util.regex.Pattern;

/** Writes a text as a YAML scalar that every reader takes for that text, whatever is in it. */
final class Scalar {
    /**
     * What needs no quotes, in a flow mapping either: nothing that begins or holds a sign of YAML's, and no blank at an end.
     * A colon or a number sign counts where it stands beside a blank only.
     */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/.][A-Za-z0-9_./@+=$()%<>;^~&|*!'\"\\\\ :-]*+");

    private static final Pattern SIGN_BESIDE_BLANK = Pattern.compile(": |:$| $| #");

    /** What YAML 1.1 or 1.2 reads as something else than a text. */
    private static final Pattern AMBIGUOUS = Pattern.compile(
            "(?i)y|n|yes|no|on|off|true|false|null|\\.nan|[.]inf|[0-9._]*+(?:e[0-9]++)?+|[0-9].*+|\\.[0-9].*+|---.*+|\\.\\.\\..*+");

    private static final int LONGEST_KEY = 1000;

    private Scalar() {}

    static String of(String text) {
        boolean plain = PLAIN.matcher(text).matches()
                && !SIGN_BESIDE_BLANK.matcher(text).find()
                && !AMBIGUOUS.matcher(text).matches();
        return plain ? text : quoted(text);
    }

    /** A text as the key of a mapping with the colon behind it; YAML limits how long one may be without its sign. */
    static String key(String text, String indent) {
        String scalar = of(text);
        return scalar.length() <= LONGEST_KEY ? scalar + ":" : "? " + scalar + "\n" + indent + ":";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (isPrintable(text, i)) {
                        quoted.append(c);
                    } else {
                        quoted.append(String.format("\\u%04x", (int) c));
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /** Letters, digits, signs and the blank; the rest is safer, and easier to see, as an escape. */
    private static boolean isPrintable(String text, int index) {
        char c = text.charAt(index);
        return (c >= ' ' && c < 0x7f)
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SPACE_SEPARATOR,
                            Character.SURROGATE,
                            Character.UNASSIGNED,
                            Character.PRIVATE_USE -> false;
                    default -> true;
                };
    }
}
