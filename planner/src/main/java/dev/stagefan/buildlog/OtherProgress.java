package dev.stagefan.buildlog;

import java.util.Optional;
import java.util.regex.Pattern;

/** Notices the progress of builds that cannot be read here, so that a log with nothing else is told why. */
final class OtherProgress {
    private static final Pattern CLASSIC = Pattern.compile("Step \\d+/\\d+ : .*");
    private static final Pattern TERMINAL = Pattern.compile("=> (?:CACHED |ERROR |CANCELED )*\\[.*\\d/\\d+\\] .*");

    private boolean classic;
    private boolean terminal;

    void read(String text) {
        classic |= text.startsWith("Step ") && CLASSIC.matcher(text).matches();
        terminal |= text.startsWith("=> ") && TERMINAL.matcher(text).matches();
    }

    /** What to say of it. */
    Optional<String> note() {
        if (classic) {
            return Optional.of("it is of the classic builder, which does not say how long its steps take;"
                    + " build with BuildKit (docker buildx build --progress=plain)");
        }
        return terminal
                ? Optional.of("it is what BuildKit shows on a terminal, where lines are cut and overwritten;"
                        + " build with --progress=plain")
                : Optional.empty();
    }
}
