package dev.stagefan.oracle;

/** Words with variables in every form that the language has, quoted and escaped in every way. */
final class ValueMaker {
    private static final int MOST_NESTING = 3;

    private final Chance chance;
    private final Vocabulary vocabulary;

    ValueMaker(Chance chance, Vocabulary vocabulary) {
        this.chance = chance;
        this.vocabulary = vocabulary;
    }

    String value() {
        return value(0);
    }

    private String value(int depth) {
        StringBuilder made = new StringBuilder();
        for (int parts = chance.between(1, 3); parts > 0; parts--) {
            made.append(part(depth));
        }
        return made.toString();
    }

    private String part(int depth) {
        if (chance.mischief()) {
            return chance.oneOf(
                    "$",
                    "${",
                    "}",
                    "${}",
                    "${A!x}",
                    "'",
                    "\"",
                    "\\",
                    "`",
                    "$1",
                    "$@",
                    "$$",
                    "${1}",
                    "${A:}",
                    "${A/",
                    "é$A",
                    "${A:~x}",
                    "\\$A",
                    "\\'",
                    "\t",
                    "$é",
                    "${é}",
                    "${A-",
                    "#",
                    "${A:+${B}",
                    "\u00a0",
                    "\ud83d\ude00",
                    "${$A}");
        }
        if (depth > MOST_NESTING || chance.in(45)) {
            return chance.oneOf("x", "1.2", "a/b", "_", "linux/arm64", "0", "a-b", "v");
        }
        return switch (chance.between(0, 9)) {
            case 0, 1 -> "$" + vocabulary.arg();
            case 2, 3 -> "${" + vocabulary.arg() + "}";
            case 4, 5 ->
                "${" + vocabulary.arg()
                        + chance.oneOf(
                                ":-", "-", ":+", "+", chance.mischief() ? ":?" : ":-", chance.mischief() ? "?" : "-")
                        + value(depth + 1) + "}";
            case 6 -> "${" + vocabulary.arg() + chance.oneOf("#", "##", "%", "%%") + pattern(depth) + "}";
            case 7 -> "${" + vocabulary.arg() + chance.oneOf("/", "//") + pattern(depth) + "/" + value(depth + 1) + "}";
            case 8 -> "\"" + value(depth + 1) + "\"";
            default -> chance.oneOf("'$A'", "\\$A", "'a_b'", "\"a b\"", "''", "\"\"", "a\\ b", "\"\\\"\"");
        };
    }

    private String pattern(int depth) {
        return chance.in(30)
                ? value(depth + 1)
                : chance.oneOf("*", "?", "x*", "*.", "a\\*b", "[ab]", "1.?", "\\/", "**", "x");
    }
}
