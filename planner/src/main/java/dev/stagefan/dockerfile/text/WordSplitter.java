package dev.stagefan.dockerfile.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits what follows a keyword into words; quotes and escape characters stay in them.
 *
 * <p>buildkit: frontend/dockerfile/parser/line_parsers.go
 */
public final class WordSplitter {
    /** The range ends with an escape character that has nothing to escape: it is dropped. */
    private static final int ENDS_IN_ESCAPE = -1;

    private WordSplitter() {}

    /** Splits at blanks alone, as FROM, EXPOSE and the list forms of ADD, COPY and VOLUME do. */
    public static List<Word> atBlanks(String bytes, int from, int end) {
        List<Word> words = new ArrayList<>();
        for (int at = from; at < end; ) {
            int wordEnd = at;
            while (wordEnd < end && !Blanks.separatesWords(bytes.charAt(wordEnd))) {
                wordEnd++;
            }
            words.add(Word.of(bytes, at, wordEnd));
            at = wordEnd;
            while (at < end && Blanks.separatesWords(bytes.charAt(at))) {
                at++;
            }
        }
        return words;
    }

    /** Splits at spaces outside quotes, as ARG, ENV and LABEL do. */
    public static List<Word> outsideQuotes(String bytes, int from, int end, char escape) {
        List<Word> words = new ArrayList<>();
        int at = ByteText.skipSpaces(bytes, from, end);
        while (at < end) {
            int wordEnd = endOfWord(bytes, at, end, escape);
            if (wordEnd == ENDS_IN_ESCAPE) {
                addUnlessEmpty(words, bytes, at, end - 1);
                return words;
            }
            words.add(Word.of(bytes, at, wordEnd));
            at = ByteText.skipSpaces(bytes, wordEnd, end);
        }
        return words;
    }

    private static void addUnlessEmpty(List<Word> words, String bytes, int from, int end) {
        if (end > from) {
            words.add(Word.of(bytes, from, end));
        }
    }

    private static int endOfWord(String bytes, int from, int end, char escape) {
        int quote = 0;
        for (int at = from; at < end; ) {
            int rune = ByteText.runeAt(bytes, at, end);
            if (quote == 0 && ByteText.isSpace(rune)) {
                return at;
            }
            if (rune == escape && quote != '\'') {
                at++;
                if (at == end) {
                    return ENDS_IN_ESCAPE;
                }
                rune = ByteText.runeAt(bytes, at, end);
            } else if (quote == 0 && (rune == '\'' || rune == '"')) {
                quote = rune;
            } else if (rune == quote) {
                quote = 0;
            }
            at += ByteText.widthOf(rune);
        }
        return end;
    }
}
