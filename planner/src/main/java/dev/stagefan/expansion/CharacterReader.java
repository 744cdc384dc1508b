package dev.stagefan.expansion;

/** A text, read one Unicode character after the other. */
final class CharacterReader {
    /** What stands behind the last character. */
    static final int END = -1;

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final String text;
    private int position;

    /** A byte order mark at the start is passed over, as Go's text/scanner does, which BuildKit reads words with. */
    CharacterReader(String text) {
        this.text = text;
        if (peek() == BYTE_ORDER_MARK) {
            next();
        }
    }

    int peek() {
        return position < text.length() ? text.codePointAt(position) : END;
    }

    int next() {
        int character = peek();
        if (character != END) {
            position += Character.charCount(character);
        }
        return character;
    }
}
