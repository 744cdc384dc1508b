package dev.stagefan.dockerfile.value;

import dev.stagefan.dockerfile.text.Casing;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The signals that STOPSIGNAL takes.
 *
 * <p>moby/sys: signal/signal.go, signal_linux.go
 */
public final class StopSignals {
    private static final Set<String> NAMES = Set.of(
            "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE",
            "POLL", "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU",
            "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ");
    private static final Pattern REAL_TIME =
            Pattern.compile("RTMIN(?:\\+(?:[1-9]|1[0-5]))?|RTMAX(?:-(?:[1-9]|1[0-4]))?");

    private StopSignals() {}

    /** Refuses what is neither a number other than 0 nor the name of a Linux signal. */
    public static void check(String signal) throws Refusal {
        var number = GoNumbers.decimal(signal);
        String upper = Casing.upper(signal);
        String name = upper.startsWith("SIG") ? upper.substring(3) : upper;
        boolean valid = number.isPresent()
                ? number.getAsLong() != 0
                : NAMES.contains(name) || REAL_TIME.matcher(name).matches();
        if (!valid) {
            throw new Refusal("invalid-signal", "invalid signal: \"" + signal + "\"");
        }
    }
}
