package dev.stagefan.image.tar;

import java.nio.charset.StandardCharsets;

/**
 * A header block: 512 bytes.
 *
 * <p>go: src/archive/tar/format.go, strconv.go
 */
final class Header {
    static final int SIZE = 512;

    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int NUMBER_LENGTH = 8;
    private static final int LONG_NUMBER_LENGTH = 12;
    private static final int NAME_LENGTH = 100;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_LENGTH = 155;
    private static final int STAR_PREFIX_LENGTH = 131;

    private final byte[] block;

    Header(byte[] block) {
        this.block = block;
    }

    boolean isZero() {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /** Some old programs summed signed bytes. */
    void check() throws TarException {
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < SIZE; i++) {
            boolean own = i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM_LENGTH;
            byte b = own ? (byte) ' ' : block[i];
            unsigned += b & 0xff;
            signed += b;
        }
        long said = number(CHECKSUM_AT, CHECKSUM_LENGTH);
        if (said != unsigned && said != signed) {
            throw new TarException("a header of it does not match its checksum");
        }
    }

    char type() {
        return (char) (block[156] & 0xff);
    }

    /** The name with the prefix that makes a long one. */
    String name() {
        String name = text(0, NAME_LENGTH);
        // GNU's own format has other things there.
        boolean posix = text(257, 6).equals("ustar") && block[263] == '0' && block[264] == '0';
        if (!posix) {
            return name;
        }
        boolean star = new String(block, 508, 4, StandardCharsets.ISO_8859_1).equals("tar\0");
        String prefix = text(PREFIX_AT, star ? STAR_PREFIX_LENGTH : PREFIX_LENGTH);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    String link() {
        return text(157, NAME_LENGTH);
    }

    long mode() throws TarException {
        return number(100, NUMBER_LENGTH);
    }

    long owner() throws TarException {
        return number(108, NUMBER_LENGTH);
    }

    long group() throws TarException {
        return number(116, NUMBER_LENGTH);
    }

    long size() throws TarException {
        return number(124, LONG_NUMBER_LENGTH);
    }

    long modified() throws TarException {
        return number(136, LONG_NUMBER_LENGTH);
    }

    long deviceMajor() throws TarException {
        return number(329, NUMBER_LENGTH);
    }

    long deviceMinor() throws TarException {
        return number(337, NUMBER_LENGTH);
    }

    private String text(int offset, int length) {
        int end = offset;
        while (end < offset + length && block[end] != 0) {
            end++;
        }
        return new String(block, offset, end - offset, StandardCharsets.ISO_8859_1);
    }

    /** Octal digits, or, where the first bit is set, a binary number in two's complement. */
    private long number(int offset, int length) throws TarException {
        return (block[offset] & 0x80) == 0 ? octal(offset, length) : binary(offset, length);
    }

    private long octal(int offset, int length) throws TarException {
        String digits = text(offset, length).strip();
        if (digits.isEmpty()) {
            return 0;
        }
        try {
            long number = Long.parseLong(digits, 8);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new TarException("a header of it has " + digits.length() + " characters where a number has to be");
        }
        throw new TarException("a header of it has a negative number");
    }

    private long binary(int offset, int length) throws TarException {
        boolean negative = (block[offset] & 0x40) != 0;
        long number = negative ? -1 : 0;
        for (int i = 0; i < length; i++) {
            int b = block[offset + i] & (i == 0 ? 0x7f : 0xff);
            if (i == 0 && negative) {
                b |= 0x80;
            }
            // What does not fit is a number of more than 63 bits.
            if (i > 0 && number >> 55 != (negative ? -1 : 0)) {
                throw new TarException("a header of it has a number that is too large");
            }
            number = i == 0 && negative ? (byte) b : (number << 8) | b;
        }
        return number;
    }
}
