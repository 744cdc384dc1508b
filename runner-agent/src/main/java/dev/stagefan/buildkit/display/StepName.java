package dev.stagefan.buildkit.display;

import dev.stagefan.buildlog.VertexName;
import java.util.Locale;

/**
 * What people are shown of a vertex's name, safe to show.
 *
 * @param label what its lines begin with, as {@code [base 2/3]}
 * @param text what it does, as {@code RUN make}; may be empty
 * @param instruction whether it is one of the Dockerfile's; the others are BuildKit's own work
 */
record StepName(String label, String text, boolean instruction) {
    /** A RUN may be a script of pages. */
    private static final int LONGEST = 160;

    static StepName of(String name) {
        int end = name.startsWith("[") ? name.indexOf(']') : -1;
        boolean instruction = VertexName.parse(name).isPresent();
        if (end < 0) {
            return new StepName(shown(name), "", instruction);
        }
        return new StepName(shown(name.substring(0, end + 1)), shown(name.substring(end + 1)), instruction);
    }

    private static String shown(String text) {
        return SafeText.fit(SafeText.line(text.strip().replaceAll("\\s+", " ")), LONGEST);
    }

    String whole() {
        return text.isEmpty() ? label : label + " " + text;
    }

    /** As {@code 12.3 s}. */
    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
