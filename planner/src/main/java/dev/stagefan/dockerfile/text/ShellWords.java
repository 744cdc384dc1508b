package dev.stagefan.dockerfile.text;

import java.util.ArrayList;
import java.util.List;

/** The words that a shell finds in a line, while they are put together. */
final class ShellWords {
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int start;

    /** Adds to the word, whatever it is. */
    void add(String bytes, int offset) {
        if (word.isEmpty()) {
            start = offset;
        }
        word.append(bytes);
    }

    /** Adds to the word, which ends at each space. */
    void addSplit(String bytes, int offset) {
        for (int at = 0; at < bytes.length(); ) {
            int rune = ByteText.runeAt(bytes, at, bytes.length());
            int next = at + ByteText.widthOf(rune);
            if (ByteText.isSpace(rune)) {
                finish();
            } else {
                add(bytes.substring(at, next), offset);
            }
            at = next;
        }
    }

    void forget() {
        word.setLength(0);
    }

    List<Word> finished() {
        finish();
        return words;
    }

    private void finish() {
        if (!word.isEmpty()) {
            words.add(new Word(ByteText.toText(word.toString()), start));
            word.setLength(0);
        }
    }
}
