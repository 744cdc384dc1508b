package dev.stagefan.cli.text;

import picocli.CommandLine.Help.Ansi;

/** How text for people looks. */
public enum Style {
    PLAIN,
    COLOURED;

    public String strong(String text) {
        return wrap("1", text);
    }

    public String error(String text) {
        return wrap("1;31", text);
    }

    public String warning(String text) {
        return wrap("1;33", text);
    }

    public String note(String text) {
        return wrap("36", text);
    }

    public Ansi ansi() {
        return this == COLOURED ? Ansi.ON : Ansi.OFF;
    }

    private String wrap(String code, String text) {
        return this == COLOURED ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
