package dev.stagefan.image;

import java.io.ByteArrayInputStream;

/** Bytes that come one at a time, of which none is ever said to be available. */
final class Trickle extends ByteArrayInputStream {
    Trickle(byte[] bytes) {
        super(bytes);
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) {
        return super.read(buffer, offset, Math.min(1, length));
    }

    @Override
    public synchronized int available() {
        return 0;
    }
}
