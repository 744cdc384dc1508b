package dev.stagefan.cli;

import java.util.Locale;

/** How a command says what it found: to people, or to programs. */
enum TextOrJson {
    TEXT,
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
