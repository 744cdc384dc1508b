package dev.stagefan.image;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Undoes the compression of a layer, whichever it is: the bytes say it, and media types have been wrong.
 *
 * <p>containerd: pkg/archive/compression/compression.go, DetectCompression
 */
final class Decompression {
    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 4;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b, 0x08};

    /** Of a frame; a skippable one has any of 16 first bytes. */
    private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

    private static final byte[] SKIPPABLE = {0x2a, 0x4d, 0x18};

    private Decompression() {}

    static InputStream of(InputStream compressed) throws IOException {
        Peeking in = new Peeking(compressed);
        in.mark(MAGIC);
        byte[] start = in.readNBytes(MAGIC);
        in.reset();
        if (startsWith(start, 0, GZIP)) {
            return new GZIPInputStream(in, BUFFER);
        }
        boolean skippable = startsWith(start, 1, SKIPPABLE) && (start[0] & 0xf0) == 0x50;
        return skippable || startsWith(start, 0, ZSTD) ? zstd(in) : in;
    }

    private static InputStream zstd(InputStream in) throws IOException {
        try {
            return new ZstdInputStream(in);
        } catch (LinkageError e) {
            throw new ImageException("could not undo the zstd compression of a layer because its library does not load"
                    + " here (" + e.getMessage() + "); compare images with gzip layers here");
        }
    }

    private static boolean startsWith(byte[] bytes, int offset, byte[] magic) {
        if (bytes.length < offset + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (bytes[offset + i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * A stream that has nothing available only where it is at its end: {@link GZIPInputStream} takes the end of a member for
     * the end of all where nothing is available, and some layers have a member for each file.
     */
    private static final class Peeking extends BufferedInputStream {
        Peeking(InputStream in) {
            super(in, BUFFER);
        }

        @Override
        public synchronized int available() throws IOException {
            if (count > pos) {
                return count - pos;
            }
            mark(1);
            int next = read();
            reset();
            return next < 0 ? 0 : count - pos;
        }
    }
}
