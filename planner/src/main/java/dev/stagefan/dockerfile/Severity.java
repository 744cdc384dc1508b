package dev.stagefan.dockerfile;

/** How much a diagnostic matters: an error refuses the file, a warning does not, a note only informs. */
public enum Severity {
    ERROR,
    WARNING,
    NOTE
}
