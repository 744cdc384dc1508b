package dev.stagefan.image.tar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tar stream entry by entry: ustar, PAX and GNU. Global PAX headers are passed over, as containerd does.
 *
 * <p>go: src/archive/tar/reader.go
 */
public final class TarReader {
    /** What Go takes at most for a header that is longer than a block: maxSpecialFileSize. */
    private static final long LONGEST_HEADER = 1 << 20;

    private static final int PERMISSIONS = 07777;

    private final InputStream in;
    private final byte[] skipped = new byte[1 << 15];
    private long position;
    private long remaining;
    private int padding;

    /** What headers in front of an entry say of it. */
    private record Before(
            ExtendedHeader extended,
            @Nullable String name,
            @Nullable String link) {
        static final Before NOTHING = new Before(ExtendedHeader.NONE, null, null);
    }

    public TarReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next entry, or null at the end. What was not read of the one before is passed over.
     *
     * @throws TarException where the stream is no tar, ends within an entry, or has what a layer cannot have
     */
    public @Nullable TarEntry next() throws IOException {
        Before before = Before.NOTHING;
        while (true) {
            passOver();
            Header header = header();
            if (header == null) {
                return null;
            }
            switch (header.type()) {
                case 'x' -> before = new Before(ExtendedHeader.parse(longHeader(header)), before.name(), before.link());
                case 'g' -> longHeader(header);
                case 'L' -> before = new Before(before.extended(), upToNul(longHeader(header)), before.link());
                case 'K' -> before = new Before(before.extended(), before.name(), upToNul(longHeader(header)));
                default -> {
                    return entry(header, before);
                }
            }
        }
    }

    /** Reads the content of the entry: how many bytes, or -1 at its end. */
    public int read(byte[] buffer) throws IOException {
        if (remaining == 0) {
            return -1;
        }
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, remaining));
        if (count < 0) {
            throw cut();
        }
        position += count;
        remaining -= count;
        return count;
    }

    /** How far the stream has been read, in bytes: before anything is read of an entry, where its content begins. */
    public long position() {
        return position;
    }

    private TarEntry entry(Header header, Before before) throws IOException {
        ExtendedHeader extended = before.extended();
        if (header.type() == 'S' || extended.isSparse()) {
            throw new TarException("it has a file with holes, stored in a form that layers do not use");
        }
        String name = extended.text("path", before.name() == null ? header.name() : before.name());
        TarEntry.Type type = type(header.type(), name);
        long size = extended.number("size", header.size());
        if (size < 0) {
            throw new TarException("a header of it has a negative size");
        }
        boolean device = type == TarEntry.Type.CHARACTER_DEVICE || type == TarEntry.Type.BLOCK_DEVICE;
        boolean link = type == TarEntry.Type.SYMBOLIC_LINK || type == TarEntry.Type.HARD_LINK;
        expect(type == TarEntry.Type.FILE ? size : 0);
        return new TarEntry(
                type,
                name,
                link ? extended.text("linkpath", before.link() == null ? header.link() : before.link()) : "",
                (int) (header.mode() & PERMISSIONS),
                extended.number("uid", header.owner()),
                extended.number("gid", header.group()),
                remaining,
                extended.modified(header.modified()),
                device ? header.deviceMajor() : 0,
                device ? header.deviceMinor() : 0,
                extended.attributes().isEmpty() ? Map.of() : extended.attributes());
    }

    private static TarEntry.Type type(char flag, String name) throws TarException {
        return switch (flag) {
            case '\0' -> name.endsWith("/") ? TarEntry.Type.DIRECTORY : TarEntry.Type.FILE;
            case '0' -> TarEntry.Type.FILE;
            case '1' -> TarEntry.Type.HARD_LINK;
            case '2' -> TarEntry.Type.SYMBOLIC_LINK;
            case '3' -> TarEntry.Type.CHARACTER_DEVICE;
            case '4' -> TarEntry.Type.BLOCK_DEVICE;
            case '5' -> TarEntry.Type.DIRECTORY;
            case '6' -> TarEntry.Type.PIPE;
            default -> throw new TarException("it has an entry of a type that layers do not have: " + (int) flag);
        };
    }

    /** The next header, or null where the stream ends or says that it does. */
    private @Nullable Header header() throws IOException {
        byte[] block = new byte[Header.SIZE];
        int count = in.readNBytes(block, 0, block.length);
        position += count;
        if (count == 0) {
            return null;
        }
        if (count < block.length) {
            throw cut();
        }
        Header header = new Header(block);
        if (header.isZero()) {
            // Two blocks of zeros are the end.
            int more = in.readNBytes(block, 0, block.length);
            position += more;
            if (more == 0 || (more == block.length && new Header(block).isZero())) {
                return null;
            }
            throw new TarException("it has a block of zeros in the middle");
        }
        header.check();
        return header;
    }

    private String longHeader(Header header) throws IOException {
        long size = header.size();
        if (size < 0 || size > LONGEST_HEADER) {
            throw new TarException("an extended header of it has " + size + " bytes");
        }
        expect(size);
        byte[] bytes = in.readNBytes((int) size);
        position += bytes.length;
        remaining = 0;
        if (bytes.length < size) {
            throw cut();
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void expect(long size) {
        remaining = size;
        padding = (int) (-size & (Header.SIZE - 1));
    }

    private void passOver() throws IOException {
        while (remaining > 0) {
            read(skipped);
        }
        int count = in.readNBytes(skipped, 0, padding);
        position += count;
        if (count < padding) {
            throw cut();
        }
        padding = 0;
    }

    private static String upToNul(String text) {
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private static TarException cut() {
        return new TarException("it ends in the middle of an entry");
    }
}
