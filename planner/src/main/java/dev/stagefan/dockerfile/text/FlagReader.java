package dev.stagefan.dockerfile.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the words before an instruction's arguments that begin with two dashes, quotes and escape characters removed.
 *
 * <p>It goes byte by byte and takes each for a character: {@code é} comes out as {@code Ã©}, and the byte 0xA0 in the
 * middle of {@code à} ends a word. That is BuildKit's doing (buildkit: frontend/dockerfile/parser/split_command.go).
 */
public final class FlagReader {
    private static final int NO_QUOTE = -1;

    private final String bytes;
    private final int end;
    private final char escape;
    private final List<Word> flags = new ArrayList<>();
    private int at;

    public FlagReader(String bytes, int from, int end, char escape) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
        this.escape = escape;
    }

    /** Reads the flags; afterwards {@link #offset()} is where the arguments begin, white space included. */
    public List<Word> read() {
        skipSpaces();
        while (bytes.startsWith("--", at) && at + 1 < end) {
            int start = at;
            String flag = readFlag();
            if (flag.equals("--")) {
                return flags;
            }
            flags.add(new Word(flag, start));
            skipSpaces();
        }
        return flags;
    }

    public int offset() {
        return at;
    }

    /** Reads up to the next space outside quotes. */
    private String readFlag() {
        StringBuilder flag = new StringBuilder();
        int quote = NO_QUOTE;
        for (; at < end; at++) {
            char letter = bytes.charAt(at);
            if (quote == NO_QUOTE && ByteText.isSpace(letter)) {
                break;
            }
            if (letter == quote) {
                quote = NO_QUOTE;
            } else if (quote == NO_QUOTE && (letter == '\'' || letter == '"')) {
                quote = letter;
            } else if (letter != escape) {
                flag.append(letter);
            } else if (at + 1 < end) {
                at++;
                flag.append(bytes.charAt(at));
            }
        }
        return flag.toString();
    }

    private void skipSpaces() {
        while (at < end && ByteText.isSpace(bytes.charAt(at))) {
            at++;
        }
    }
}
