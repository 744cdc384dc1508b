package dev.stagefan.expansion;

import java.util.ArrayList;
import java.util.List;

/** Splits what an expansion yields into words at white space that is neither quoted nor escaped. */
final class ExpandedWords {
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;

    /** Adds characters that may end the word. */
    void add(String text) {
        text.codePoints().forEach(this::add);
    }

    void add(int character) {
        if (!isSpace(character)) {
            addQuoted(character);
        } else if (inWord && !word.isEmpty()) {
            finishWord();
            inWord = false;
        }
    }

    /** Adds characters that belong to the word even when they are white space. */
    void addQuoted(String text) {
        word.append(text);
        inWord = true;
    }

    void addQuoted(int character) {
        word.appendCodePoint(character);
        inWord = true;
    }

    /** Forgets the word so far: BuildKit's lexer has one buffer for words, which every nested word clears. */
    void dropWord() {
        word.setLength(0);
    }

    List<String> words() {
        if (!word.isEmpty()) {
            finishWord();
        }
        return words;
    }

    private void finishWord() {
        words.add(word.toString());
        word.setLength(0);
    }

    /** Go's unicode.IsSpace. */
    private static boolean isSpace(int character) {
        return (character >= '\t' && character <= '\r')
                || character == ' '
                || character == 0x85
                || character == 0xA0
                || Character.isSpaceChar(character);
    }
}
