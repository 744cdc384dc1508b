package dev.stagefan.registry;

import dev.stagefan.registry.RegistryException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a blob, with its last ones held back until they are known to be right. It goes on where a connection breaks.
 */
final class BlobStream extends InputStream {
    /** A connection that brings less before it breaks counts as one more failure in a row. */
    private static final long PROGRESS = 1 << 20;

    private final RegistryHost host;
    private final String call;
    private final Descriptor descriptor;
    private final Opener opener;
    private final MessageDigest hasher;
    private Patience.Series series;
    private InputStream source;
    private long count;
    private long countAtFailure;
    private @Nullable RegistryException failure;

    /** Asks once for a blob from an offset on. */
    @FunctionalInterface
    interface Opener {
        InputStream open(long offset) throws IOException, InterruptedException;
    }

    BlobStream(RegistryHost host, String call, Descriptor descriptor, InputStream first, Opener opener) {
        this.host = host;
        this.call = call;
        this.descriptor = descriptor;
        this.source = first;
        this.opener = opener;
        this.hasher = Digest.hasher(descriptor.digest());
        this.series = host.series(call);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (length == 0) {
            return 0;
        }
        if (count == descriptor.size()) {
            if (count == 0) {
                verify();
            }
            return -1;
        }
        int most = (int) Math.min(length, descriptor.size() - count);
        int read = readPatiently(bytes, offset, most);
        hasher.update(bytes, offset, read);
        count += read;
        if (count == descriptor.size()) {
            verify();
        }
        return read;
    }

    private int readPatiently(byte[] bytes, int offset, int most) throws IOException {
        while (true) {
            try {
                int read = source.read(bytes, offset, most);
                if (read > 0) {
                    return read;
                }
                throw new EOFException("it ends after " + count + " of " + descriptor.size() + " bytes");
            } catch (IOException e) {
                source.close();
                reopen(Setback.of(e, host.name()));
            }
        }
    }

    private void reopen(Setback broken) throws IOException {
        if (count - countAtFailure >= PROGRESS) {
            series = host.series(call);
        }
        countAtFailure = count;
        Setback setback = broken;
        while (true) {
            try {
                series.failed(setback);
                source = opener.open(count);
                return;
            } catch (RegistryException e) {
                failure = e;
                throw e;
            } catch (IOException e) {
                setback = Setback.of(e, host.name());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the reading was interrupted");
            }
        }
    }

    private void verify() throws IOException {
        String digest = Digest.text(descriptor.digest(), hasher.digest());
        if (!digest.equals(descriptor.digest())) {
            Setback corrupt = corrupt(host.name(), digest);
            failure = new RegistryException(
                    corrupt.kind(), "could not " + call + " because " + corrupt.reason() + "; " + corrupt.advice());
            throw failure;
        }
    }

    static Setback corrupt(String host, Descriptor descriptor, long size) {
        return corrupt("what " + host + " answers has "
                + (size > descriptor.size() ? "more than " + descriptor.size() : size + " of " + descriptor.size())
                + " bytes");
    }

    static Setback corrupt(String host, String digest) {
        return corrupt("what " + host + " answers has the digest " + digest);
    }

    private static Setback corrupt(String reason) {
        return new Setback(
                Kind.CORRUPT, reason, "push it anew, or check what stands between here and the registry", null);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
