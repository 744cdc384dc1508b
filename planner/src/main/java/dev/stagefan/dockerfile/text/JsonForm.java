package dev.stagefan.dockerfile.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON forms: arrays of strings behind a keyword, and an object that names a frontend.
 *
 * <p>buildkit: frontend/dockerfile/parser/line_parsers.go, parseJSON
 */
public final class JsonForm {
    /** The text is an array, but something in it, at this offset, is no string. */
    public static final class NotStrings extends Exception {
        private static final long serialVersionUID = 1L;

        private final int offset;

        NotStrings(int offset) {
            super("not an array of strings", null, false, false);
            this.offset = offset;
        }

        int offset() {
            return offset;
        }
    }

    private JsonForm() {}

    /** The strings of a range that is one JSON array; empty where it is anything else. */
    public static Optional<List<Word>> array(String bytes, int from, int end) throws NotStrings {
        int start = ByteText.skipSpaces(bytes, from, end);
        if (start == end || bytes.charAt(start) != '[') {
            return Optional.empty();
        }
        JsonScanner scanner = new JsonScanner(bytes, start, end);
        List<Word> words = new ArrayList<>();
        int firstOther;
        try {
            firstOther = readArray(scanner, words);
            scanner.skipBlanks();
        } catch (JsonScanner.NotJson e) {
            return Optional.empty();
        }
        if (!scanner.atEnd() || scanner.sawNumberOutOfRange()) {
            return Optional.empty();
        }
        if (firstOther >= 0) {
            throw new NotStrings(firstOther);
        }
        return Optional.of(words);
    }

    /** Collects the strings, and answers where the first item that is none begins, or -1. */
    private static int readArray(JsonScanner scanner, List<Word> words) throws JsonScanner.NotJson {
        int firstOther = -1;
        scanner.expect('[');
        scanner.skipBlanks();
        if (scanner.takeIf(']')) {
            return firstOther;
        }
        do {
            scanner.skipBlanks();
            int offset = scanner.offset();
            if (scanner.peek() == '"') {
                words.add(new Word(ByteText.toText(scanner.string()), offset));
            } else {
                scanner.skipValue();
                firstOther = firstOther < 0 ? offset : firstOther;
            }
            scanner.skipBlanks();
        } while (scanner.takeIf(','));
        scanner.expect(']');
        return firstOther;
    }

    /** The string that a text which is one JSON object has under a key, or null; of several the last counts. */
    public static @Nullable String stringIn(String bytes, String key) {
        JsonScanner scanner = new JsonScanner(bytes, 0, bytes.length());
        try {
            String found = readObject(scanner, key);
            scanner.skipBlanks();
            return scanner.atEnd() && !scanner.sawNumberOutOfRange() ? found : null;
        } catch (JsonScanner.NotJson e) {
            return null;
        }
    }

    private static @Nullable String readObject(JsonScanner scanner, String key) throws JsonScanner.NotJson {
        String found = null;
        scanner.skipBlanks();
        scanner.expect('{');
        scanner.skipBlanks();
        if (scanner.takeIf('}')) {
            return null;
        }
        do {
            scanner.skipBlanks();
            boolean wanted = ByteText.toText(scanner.string()).equals(key);
            scanner.skipBlanks();
            scanner.expect(':');
            scanner.skipBlanks();
            String text = scanner.peek() == '"' ? ByteText.toText(scanner.string()) : null;
            if (text == null) {
                scanner.skipValue();
            }
            found = wanted ? text : found;
            scanner.skipBlanks();
        } while (scanner.takeIf(','));
        scanner.expect('}');
        return found;
    }
}
