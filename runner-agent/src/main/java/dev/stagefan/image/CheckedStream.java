package dev.stagefan.image;

import dev.stagefan.registry.Descriptor;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A stream whose end is an error where its bytes are not those of a descriptor. */
final class CheckedStream extends FilterInputStream {
    private final String name;
    private final Descriptor descriptor;
    private final MessageDigest hash;
    private long size;
    private boolean checked;

    /**
     * @param name where it is read from, for people
     */
    CheckedStream(InputStream in, String name, Descriptor descriptor) {
        super(in);
        this.name = name;
        this.descriptor = descriptor;
        hash = Hashes.of(descriptor.digest());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count < 0) {
            check();
            return count;
        }
        hash.update(buffer, offset, count);
        size += count;
        if (size > descriptor.size()) {
            throw wrong();
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        throw new UnsupportedOperationException("what is skipped is not checked");
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check() throws ImageException {
        if (checked) {
            return;
        }
        checked = true;
        String digest = descriptor.digest();
        String hex = digest.substring(digest.indexOf(':') + 1);
        if (size != descriptor.size()
                || !HexFormat.of().formatHex(hash.digest()).equals(hex)) {
            throw wrong();
        }
    }

    private ImageException wrong() {
        return new ImageException("could not read " + descriptor.digest() + " of " + name
                + " because its bytes are not those that its digest names; get the image anew");
    }
}
