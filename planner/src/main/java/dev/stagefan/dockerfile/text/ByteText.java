package dev.stagefan.dockerfile.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text as BuildKit's parser holds it: UTF-8 bytes, valid or not, here a string with one char (0 to 255) a byte.
 *
 * <p>BuildKit reads most of a line rune by rune but flags and HEALTHCHECK byte by byte, and counts its line limit in
 * bytes. Keeping bytes until an instruction is typed makes all of that come out the same.
 */
public final class ByteText {
    public static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    private static final int REPLACEMENT = 0xfffd;
    private static final int INVALID = -1;

    private ByteText() {}

    public static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The UTF-8 bytes of a text; an unpaired surrogate becomes U+FFFD. */
    public static String of(String text) {
        if (isAscii(text)) {
            return text;
        }
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith(new byte[] {(byte) 0xef, (byte) 0xbf, (byte) 0xbd})
                    .encode(CharBuffer.wrap(text));
            return StandardCharsets.ISO_8859_1.decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("an encoder that replaces does not fail", e);
        }
    }

    /** Decoded as Go does it: each byte that is no part of a valid sequence becomes one U+FFFD. */
    public static String toText(String bytes) {
        if (isAscii(bytes)) {
            return bytes;
        }
        StringBuilder text = new StringBuilder(bytes.length());
        for (int at = 0; at < bytes.length(); ) {
            int rune = runeAt(bytes, at, bytes.length());
            text.appendCodePoint(rune == INVALID ? REPLACEMENT : rune);
            at += widthOf(rune);
        }
        return text.toString();
    }

    /** The offset of the first byte that is no part of valid UTF-8, or -1. */
    public static int firstInvalid(String bytes) {
        if (isAscii(bytes)) {
            return -1;
        }
        for (int at = 0; at < bytes.length(); ) {
            int rune = runeAt(bytes, at, bytes.length());
            if (rune == INVALID) {
                return at;
            }
            at += widthOf(rune);
        }
        return -1;
    }

    /** The code point that starts at an offset, or a negative number where its bytes are not valid UTF-8. */
    public static int runeAt(String bytes, int offset, int end) {
        int first = bytes.charAt(offset);
        if (first < 0x80) {
            return first;
        }
        int width = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        if (first < 0xc2 || first > 0xf4 || offset + width > end) {
            return INVALID;
        }
        int rune = first & (0xff >> (width + 1));
        for (int i = 1; i < width; i++) {
            int next = bytes.charAt(offset + i);
            if (!isContinuation(next)) {
                return INVALID;
            }
            rune = (rune << 6) | (next & 0x3f);
        }
        return widthOf(rune) == width && rune <= Character.MAX_CODE_POINT && !isSurrogate(rune) ? rune : INVALID;
    }

    /** How many bytes {@link #runeAt} looked at: one for an invalid byte. */
    public static int widthOf(int rune) {
        if (rune < 0x80) {
            return 1;
        }
        if (rune < 0x800) {
            return 2;
        }
        return rune < 0x10000 ? 3 : 4;
    }

    /** What Go calls a space: Unicode's White_Space, no-break spaces included. */
    public static boolean isSpace(int rune) {
        return switch (rune) {
            case '\t', '\n', 0x0b, '\f', '\r', ' ', 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
            default -> rune >= 0x2000 && rune <= 0x200a;
        };
    }

    /** The first offset from which the range does not start with a space; its end if it is all spaces. */
    public static int skipSpaces(String bytes, int from, int end) {
        int at = from;
        while (at < end) {
            int rune = runeAt(bytes, at, end);
            if (!isSpace(rune)) {
                return at;
            }
            at += widthOf(rune);
        }
        return end;
    }

    /** The end of the range without the spaces that it ends with. */
    public static int dropSpaces(String bytes, int from, int end) {
        int at = end;
        while (at > from) {
            int start = at - 1;
            while (start > from && at - start < 4 && isContinuation(bytes.charAt(start))) {
                start--;
            }
            int rune = runeAt(bytes, start, at);
            if (!isSpace(rune) || widthOf(rune) != at - start) {
                return at;
            }
            at = start;
        }
        return at;
    }

    public static String trimSpaces(String bytes) {
        int start = skipSpaces(bytes, 0, bytes.length());
        return bytes.substring(start, dropSpaces(bytes, start, bytes.length()));
    }

    /** How many UTF-16 units a range is when decoded. */
    public static int unitsIn(String bytes, int from, int end) {
        int units = 0;
        for (int at = from; at < end; ) {
            int rune = runeAt(bytes, at, end);
            units += rune >= Character.MIN_SUPPLEMENTARY_CODE_POINT ? 2 : 1;
            at += widthOf(rune);
        }
        return units;
    }

    private static boolean isContinuation(int value) {
        return (value & 0xc0) == 0x80;
    }

    private static boolean isSurrogate(int rune) {
        return rune >= Character.MIN_SURROGATE && rune <= Character.MAX_SURROGATE;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
