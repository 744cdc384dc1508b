package dev.stagefan.estimate.render;

import dev.stagefan.estimate.Scenario;
import dev.stagefan.estimate.Scenario.Activity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What runners do, in words. */
final class Activities {
    private Activities() {}

    /** Its name in machine formats, as {@code set-up}. */
    static String id(Activity activity) {
        return activity.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How a page draws it. */
    static String style(Activity activity) {
        return switch (activity) {
            case QUEUE -> "queue";
            case BUILD -> "build";
            case SET_UP, PULL, PUSH -> "around";
        };
    }

    /** Where a bar's time goes, as {@code waits 15 s, sets up 40 s, builds 1 h 5 min}. */
    static String sentence(List<Scenario.Part> parts) {
        return parts.stream()
                .filter(part -> part.seconds() > 0)
                .map(part -> verb(part.activity()) + " " + Amounts.duration(part.seconds()))
                .collect(Collectors.joining(", "));
    }

    private static String verb(Activity activity) {
        return switch (activity) {
            case QUEUE -> "waits";
            case SET_UP -> "sets up";
            case PULL -> "pulls";
            case BUILD -> "builds";
            case PUSH -> "pushes";
        };
    }
}
