package dev.stagefan.collapse;

import java.util.ArrayList;
import java.util.List;

/**
 * The Dockerfile stage that is a slice: nothing but some paths of another stage, each at its own place.
 *
 * <p>A path may turn out to be a file or a directory: {@code COPY PATH PATH} copies a file to the path and a directory's
 * contents into the path, so both come to lie where they lay. Contents, modes, owners, times and links inside are kept;
 * a directory named itself gets mode 755 and owner root, as it would in the consumer's own COPY (measured on BuildKit
 * 0.33.1).
 */
public final class SliceText {
    private SliceText() {}

    /**
     * The stage, each line with its line feed.
     *
     * @param name of the slice's stage
     * @param stage name or index of the stage that the paths are taken from
     * @param paths absolute; each stands for itself, globs and variables included
     * @param escape the Dockerfile's escape character
     */
    public static String of(String name, String stage, List<String> paths, char escape) {
        StringBuilder text = new StringBuilder("FROM scratch AS " + name + "\n");
        for (String path : withoutNested(paths)) {
            text.append("COPY --from=").append(stage).append(" [").append(json(word(glob(path), escape)));
            text.append(", ").append(json(word(path, escape))).append("]\n");
        }
        return text.toString();
    }

    /** What lies in another path comes with it. */
    private static List<String> withoutNested(List<String> paths) {
        List<String> sorted =
                paths.stream().map(SliceText::clean).sorted().distinct().toList();
        List<String> outer = new ArrayList<>();
        for (String path : sorted) {
            if (outer.stream().noneMatch(other -> path.startsWith(other + "/"))) {
                outer.add(path);
            }
        }
        return outer;
    }

    private static String clean(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /**
     * A pattern that matches just the path. A class is needed even for one letter: BuildKit removes escapes only from a
     * source that has a wildcard (solver/llbsolver/file/backend.go; tonistiigi/fsutil copy.ResolveWildcards).
     */
    private static String glob(String path) {
        StringBuilder glob = new StringBuilder();
        path.codePoints().forEach(c -> {
            switch (c) {
                case '*', '?', '[' -> glob.append('[').appendCodePoint(c).append(']');
                case '\\' -> glob.append("[\\\\]");
                default -> glob.appendCodePoint(c);
            }
        });
        return glob.toString();
    }

    /** BuildKit expands variables and removes quotes in the words of a JSON form too. */
    private static String word(String text, char escape) {
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '$' || c == '\'' || c == '"' || c == escape) {
                word.append(escape);
            }
            word.appendCodePoint(c);
        });
        return word.toString();
    }

    private static String json(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').appendCodePoint(c);
            } else if (c < 0x20 || c == 0x7f) {
                json.append(String.format("\\u%04x", c));
            } else {
                json.appendCodePoint(c);
            }
        });
        return json.append('"').toString();
    }
}
