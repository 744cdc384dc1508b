package dev.stagefan.dockerfile.text;

/**
 * Steps over JSON values exactly where Go's encoding/json would, without keeping them.
 *
 * <p>Whether a command is in JSON form depends on whether Go takes its text for valid JSON, so a more lenient or a
 * stricter reader would change what a Dockerfile means.
 */
final class JsonScanner {
    /** Go's scanner gives up at 10,000 open values; the one that holds what is skipped is open already. */
    private static final int MAX_DEPTH = 9_999;

    /** The text is not valid JSON. */
    static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;

        NotJson() {
            super("not JSON", null, false, false);
        }
    }

    private final String bytes;
    private final int end;
    private int at;
    private boolean overflowed;

    JsonScanner(String bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    int offset() {
        return at;
    }

    boolean atEnd() {
        return at == end;
    }

    /** Whether a number was passed that no double holds: Go then fails, although the text is valid. */
    boolean sawNumberOutOfRange() {
        return overflowed;
    }

    char peek() throws NotJson {
        if (at == end) {
            throw new NotJson();
        }
        return bytes.charAt(at);
    }

    void expect(char letter) throws NotJson {
        if (peek() != letter) {
            throw new NotJson();
        }
        at++;
    }

    boolean takeIf(char letter) throws NotJson {
        if (peek() != letter) {
            return false;
        }
        at++;
        return true;
    }

    void skipBlanks() {
        while (at < end && " \t\r\n".indexOf(bytes.charAt(at)) >= 0) {
            at++;
        }
    }

    /** Reads a string and answers its value as UTF-8 bytes. */
    String string() throws NotJson {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (true) {
            char letter = peek();
            at++;
            if (letter == '"') {
                return value.toString();
            }
            if (letter < ' ') {
                throw new NotJson();
            }
            if (letter == '\\') {
                escaped(value);
            } else {
                value.append(letter);
            }
        }
    }

    private void escaped(StringBuilder value) throws NotJson {
        char letter = peek();
        at++;
        switch (letter) {
            case '"', '\\', '/' -> value.append(letter);
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'u' -> value.append(ByteText.of(Character.toString(codePoint())));
            default -> throw new NotJson();
        }
    }

    /** A surrogate that has no partner becomes U+FFFD when its bytes are made. */
    private int codePoint() throws NotJson {
        char first = unit();
        if (Character.isHighSurrogate(first) && bytes.startsWith("\\u", at)) {
            int before = at;
            at += 2;
            char second = unit();
            if (Character.isLowSurrogate(second)) {
                return Character.toCodePoint(first, second);
            }
            at = before;
        }
        return first;
    }

    private char unit() throws NotJson {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = hexDigit(peek());
            unit = (unit << 4) | digit;
            at++;
        }
        return (char) unit;
    }

    private static int hexDigit(char letter) throws NotJson {
        int digit = Character.digit(letter, 16);
        if (letter >= 0x80 || digit < 0) {
            throw new NotJson();
        }
        return digit;
    }

    /** Steps over a value in an array or object. A stack of its own, because the text decides how deep values nest. */
    void skipValue() throws NotJson {
        JsonNesting open = new JsonNesting(MAX_DEPTH);
        do {
            skipBlanks();
            boolean closed = open.mayClose() && takeIf(open.closer());
            if (closed) {
                open.close();
            } else {
                if (open.inObject()) {
                    string();
                    skipBlanks();
                    expect(':');
                    skipBlanks();
                }
                closed = beginValue(open);
            }
            while (closed && !open.isEmpty()) {
                skipBlanks();
                closed = !takeIf(',');
                if (closed) {
                    expect(open.closer());
                    open.close();
                } else {
                    open.passedComma();
                }
            }
        } while (!open.isEmpty());
    }

    /** Begins a value and tells whether that was all of it. */
    private boolean beginValue(JsonNesting open) throws NotJson {
        char letter = peek();
        if (letter == '[' || letter == '{') {
            at++;
            open.open(letter == '{');
            return false;
        }
        switch (letter) {
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
        return true;
    }

    private void literal(String word) throws NotJson {
        if (!bytes.startsWith(word, at) || at + word.length() > end) {
            throw new NotJson();
        }
        at += word.length();
    }

    private void number() throws NotJson {
        int start = at;
        takeIf('-');
        if (!takeIf('0')) {
            digits();
        }
        if (at < end && bytes.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < end && (bytes.charAt(at) == 'e' || bytes.charAt(at) == 'E')) {
            at++;
            if (!takeIf('+')) {
                takeIf('-');
            }
            digits();
        }
        overflowed |= Double.isInfinite(Double.parseDouble(bytes.substring(start, at)));
    }

    private void digits() throws NotJson {
        int start = at;
        while (at < end && bytes.charAt(at) >= '0' && bytes.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw new NotJson();
        }
    }
}
