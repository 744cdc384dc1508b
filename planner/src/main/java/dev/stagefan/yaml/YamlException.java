package dev.stagefan.yaml;

import org.jspecify.annotations.Nullable;

/** A YAML file that does not say what it should; the message is {@code file:line:column: what is wrong; a way out}. */
public final class YamlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;

    /**
     * @param line 1-based
     * @param column 1-based
     * @param help a way out, or null where there is none to offer
     */
    public YamlException(String file, int line, int column, String problem, @Nullable String help) {
        super(file + ":" + line + ":" + column + ": " + problem + (help == null ? "" : "; " + help));
        this.file = file;
        this.line = line;
        this.column = column;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
