package dev.stagefan.cli.explain;

import dev.stagefan.cli.text.Printable;
import dev.stagefan.key.KeyChange;
import java.util.ArrayList;
import java.util.List;

/** What sets two keys apart, a line each. */
final class ChangeText {
    private static final int MOST_PATHS = 5;
    private static final int LONGEST = 100;
    private static final int SHORT_DIGEST = "sha256:".length() + 12;
    private static final int SHORT_KEY = 12;

    private ChangeText() {}

    static String line(KeyChange change) {
        String name = shown(change.part().name());
        String before = shortened(change.before());
        String now = shortened(change.part().value());
        return switch (change.part().kind()) {
            case SETTING -> of(change, name, name + " is \"" + now + "\", and was \"" + before + "\"");
            case VARIABLE -> of(change, name, name + " is " + value(now) + ", and was " + value(before));
            case BASE_IMAGE -> of(change, "base image " + name, "base image moved: " + name + " " + before + "→" + now);
            case STAGE -> of(change, "stage " + name, "stage " + name + ": its key changed");
            case INSTRUCTION -> of(change, name, name + " has changed");
            case FILES -> of(change, name, name + ": " + files(change));
            case REMOTE -> of(change, name, name + " moved: " + before + "→" + now);
            case REFRESH -> of(change, "the refresh " + now, "it is to be refreshed: " + before + "→" + now);
        };
    }

    private static String of(KeyChange change, String name, String changed) {
        return switch (change.kind()) {
            case ADDED -> name + " is new";
            case REMOVED -> name + " is gone";
            case CHANGED -> changed;
        };
    }

    /** A variable's value has an equals sign before it, which tells it from that it is not set. */
    private static String value(String value) {
        return value.startsWith("=") ? "\"" + value.substring(1) + "\"" : value;
    }

    private static String files(KeyChange change) {
        List<String> groups = new ArrayList<>();
        add(groups, change.changedPaths(), "changed");
        add(groups, change.newPaths(), "new");
        add(groups, change.gonePaths(), "gone");
        return groups.isEmpty() ? "its files changed" : String.join("; ", groups);
    }

    private static void add(List<String> groups, List<String> paths, String what) {
        if (paths.isEmpty()) {
            return;
        }
        List<String> first =
                paths.stream().limit(MOST_PATHS).map(ChangeText::shown).toList();
        String more = paths.size() > MOST_PATHS ? " and " + (paths.size() - MOST_PATHS) + " more" : "";
        groups.add(paths.size() + (paths.size() == 1 ? " file " : " files ") + what + ": " + String.join(", ", first)
                + more);
    }

    private static String shortened(String value) {
        if (value.matches("sha256:[0-9a-f]{64}")) {
            return value.substring(0, SHORT_DIGEST);
        }
        return value.matches("[0-9a-f]{64}") ? value.substring(0, SHORT_KEY) : shown(value);
    }

    private static String shown(String text) {
        String line = Printable.line(text);
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
