package dev.stagefan.cli.verify;

import dev.stagefan.cli.text.Printable;
import dev.stagefan.cli.text.Style;
import dev.stagefan.image.Difference;
import dev.stagefan.image.Difference.Aspect;
import dev.stagefan.image.Difference.Where;
import dev.stagefan.image.Times;
import dev.stagefan.image.VerifyResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A comparison of two images as text: what they are, the differences in groups with a line each, and a sentence. */
public final class VerifyText {
    /** Of a group; who wants more has JSON. */
    private static final int MOST_LINES = 100;

    private static final int LONGEST_VALUE = 160;
    private static final int SHORT_DIGEST = "sha256:".length() + 12;

    private final VerifyResult result;
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    private VerifyText(VerifyResult result, Style style) {
        this.result = result;
        this.style = style;
    }

    /** The text, ending with a line feed. */
    public static String render(VerifyResult result, Style style) {
        return new VerifyText(result, style).text();
    }

    private String text() {
        image("A", result.first());
        image("B", result.second());
        group("Configuration", lines(where(Where.CONFIGURATION)));
        List<Difference> files = where(Where.FILE);
        group("Only in A", missing(files, OnlyIn.FIRST));
        group("Only in B", missing(files, OnlyIn.SECOND));
        group(
                "Files that differ",
                lines(files.stream()
                        .filter(difference -> difference.aspect() != Aspect.PRESENCE)
                        .toList()));
        text.append('\n').append(sentence()).append('\n');
        return text.toString();
    }

    private void image(String letter, VerifyResult.ImageSummary image) {
        text.append("%s  %s  %s, %s, %s\n"
                .formatted(
                        letter,
                        Printable.line(image.name()),
                        Printable.line(image.platform().toString()),
                        counted(image.layers(), "layer", "layers"),
                        image.digest()));
    }

    private List<Difference> where(Where where) {
        return result.differences().stream()
                .filter(difference -> difference.where() == where)
                .toList();
    }

    private void group(String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        text.append('\n').append(style.strong(title)).append('\n');
        lines.stream()
                .limit(MOST_LINES)
                .forEach(line -> text.append("  ").append(line).append('\n'));
        if (lines.size() > MOST_LINES) {
            text.append("  … and %,d more; --format json has all of them\n".formatted(lines.size() - MOST_LINES));
        }
    }

    private static List<String> lines(List<Difference> differences) {
        return differences.stream().map(VerifyText::line).toList();
    }

    private static String line(Difference difference) {
        String name = Printable.line(difference.name());
        String first = difference.first();
        String second = difference.second();
        if (difference.aspect() == Aspect.CONTENTS && first != null && second != null) {
            return name + "  contents: A " + shortened(first) + ", B " + shortened(second);
        }
        if (difference.aspect() == Aspect.PRESENCE) {
            return first == null ? name + "  only in B: " + value(second) : name + "  only in A: " + value(first);
        }
        String aspect = difference.aspect() == Aspect.VALUE ? "" : difference.aspect() + ": ";
        return name + "  " + aspect + "A " + value(first) + ", B " + value(second);
    }

    /** Enough of a digest to see that it is another one. */
    private static String shortened(String contents) {
        return contents.length() <= SHORT_DIGEST
                ? contents
                : contents.substring(0, SHORT_DIGEST) + "…"
                        + contents.substring(Math.max(SHORT_DIGEST, contents.indexOf(' ')));
    }

    private static String value(@Nullable String value) {
        if (value == null) {
            return "none";
        }
        String line = Printable.line(value);
        return line.codePointCount(0, line.length()) <= LONGEST_VALUE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }

    /** Which of the images has something. */
    private enum OnlyIn {
        FIRST,
        SECOND;

        @Nullable
        String kind(Difference difference) {
            return this == FIRST ? difference.first() : difference.second();
        }
    }

    /** The topmost paths that only one image has, each with how much is below it. */
    private static List<String> missing(List<Difference> files, OnlyIn one) {
        Map<String, String> kinds = new LinkedHashMap<>();
        Map<String, Integer> below = new HashMap<>();
        for (Difference difference : files) {
            String kind = one.kind(difference);
            if (difference.aspect() != Aspect.PRESENCE || kind == null) {
                continue;
            }
            String top = topmost(difference.name(), kinds.keySet());
            if (top == null) {
                kinds.put(difference.name(), kind);
            } else {
                below.merge(top, 1, Integer::sum);
            }
        }
        List<String> lines = new ArrayList<>();
        kinds.forEach((path, kind) -> {
            Integer more = below.get(path);
            lines.add(Printable.line(path) + "  " + kind + (more == null ? "" : ", and %,d below it".formatted(more)));
        });
        return lines;
    }

    private static @Nullable String topmost(String path, Set<String> tops) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String folder = path.substring(0, slash);
            if (tops.contains(folder)) {
                return folder;
            }
        }
        return null;
    }

    private String sentence() {
        List<String> left = new ArrayList<>();
        if (result.options().times() == Times.IGNORED) {
            left.add("modification times");
        }
        result.options().ignored().forEach(pattern -> left.add(Printable.line(pattern.toString())));
        String notCompared = left.isEmpty() ? "" : " Not compared: " + String.join(", ", left) + ".";
        return (result.isSame() ? style.strong("The same") + ": " + how() : different()) + "." + notCompared;
    }

    private String how() {
        Long paths = result.pathsCompared();
        String files = paths == null
                ? "the layers do the same, and none below them had to be read"
                : counted(paths, "path", "paths");
        if (paths == null && result.layersNotRead() == result.first().layers()) {
            files = "all layers are one and the same, and were not read";
        } else if (paths == null && result.layersNotRead() == 0) {
            files = "the layers do the same";
        }
        return files + "; and the configuration";
    }

    private String different() {
        long files = where(Where.FILE).stream().map(Difference::name).distinct().count();
        List<String> parts = new ArrayList<>();
        if (!where(Where.CONFIGURATION).isEmpty()) {
            parts.add("the configuration");
        }
        if (files > 0) {
            parts.add(counted(files, "path", "paths") + " of %,d".formatted(result.pathsCompared()));
        }
        return style.error("Different") + ": " + String.join(", ", parts);
    }

    private static String counted(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }
}
