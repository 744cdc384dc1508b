package dev.stagefan.oracle;

/** How lines are laid out: continuations, comments within them, blank lines, odd blanks, line ends and what comes first. */
final class Layout {
    private final Chance chance;
    private final String escape;

    Layout(Chance chance, String escape) {
        this.chance = chance;
        this.escape = escape;
    }

    String head() {
        StringBuilder head = new StringBuilder();
        if (chance.in(3)) {
            head.append('\ufeff');
        }
        if (chance.in(3)) {
            head.append("#!/usr/bin/env x\n");
        }
        if (chance.in(20)) {
            head.append(chance.oneOf(
                    "# syntax=docker/dockerfile:1\n",
                    "#syntax = x\n",
                    "# check=skip=all\n",
                    "# SYNTAX=a b\n",
                    "# check=error=true\n",
                    "#\n",
                    "# key=value\n",
                    "\n",
                    "// syntax=x\n",
                    "# check=skip=StageNameCasing;error=false\n"));
        }
        if (!escape.equals("\\")) {
            head.append("# escape=`\n");
        }
        if (chance.mischief()) {
            head.append(chance.oneOf(
                    "# escape=x\n", "# escape=\\\n# escape=\\\n", "# check=nope\n", "# escape=\n", "#escape=` \n"));
        }
        return head.toString();
    }

    /** An instruction as one or several lines; only its first line may be broken, what follows is a heredoc's. */
    String lines(String instruction) {
        int end = instruction.indexOf('\n');
        String first = end < 0 ? instruction : instruction.substring(0, end);
        String rest = end < 0 ? "" : instruction.substring(end);
        if (chance.in(10)) {
            first = broken(first);
        }
        if (chance.mischief()) {
            first = chance.oneOf("  ", "\t", "\u00a0", "\u000b", "\u2003", "\u0085", "\r") + first;
        }
        return first
                + rest
                + (chance.in(10) ? chance.oneOf("\n\n", "\n# comment\n", "\n  # indented\n", "\n \n", "\n#\n") : "\n");
    }

    private String broken(String line) {
        int blank = line.indexOf(' ', chance.between(0, line.length()));
        int at = blank < 0 || chance.mischief() ? chance.between(0, line.length()) : blank;
        String join = chance.mischief()
                ? chance.oneOf(
                        escape + escape + "\n", escape + "x\n", escape + "\n\n", escape + "\r\n", escape + "\u00a0\n")
                : chance.oneOf(
                        escape + "\n",
                        escape + "  \n",
                        escape + "\n# in between\n",
                        escape + "\n   ",
                        escape + "\n" + escape + "\n");
        return line.substring(0, at) + join + line.substring(at);
    }

    String lineEnds(String text) {
        if (chance.in(4)) {
            return text.replace("\n", "\r\n");
        }
        if (chance.in(3) && text.endsWith("\n")) {
            return text.substring(0, text.length() - 1);
        }
        return text;
    }
}
