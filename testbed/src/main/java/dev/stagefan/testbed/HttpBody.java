package dev.stagefan.testbed;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The body of an HTTP/1.1 message on its way from one end to the other. */
final class HttpBody {
    private static final int PIECE = 16 * 1024;
    private static final int HEXADECIMAL = 16;

    /** Where pieces of a body pass. */
    interface Gate {
        /** Called for each piece; may change it, take its time, or end all with an exception. */
        void pass(byte[] piece, int length) throws IOException;
    }

    private HttpBody() {}

    /**
     * Carries a body as it comes.
     *
     * @param length in bytes, or {@link HttpHead#CHUNKED}
     */
    static void carry(InputStream from, OutputStream to, long length, Gate gate) throws IOException {
        if (length == HttpHead.CHUNKED) {
            carryChunks(from, to, gate);
        } else {
            carryPlain(from, to, length, gate);
        }
        to.flush();
    }

    private static void carryChunks(InputStream from, OutputStream to, Gate gate) throws IOException {
        long length;
        do {
            String size = HttpHead.readLine(from);
            to.write(size.getBytes(StandardCharsets.ISO_8859_1));
            length = Long.parseLong(size.strip(), HEXADECIMAL);
            carryPlain(from, to, length, gate);
            to.write(HttpHead.readLine(from).getBytes(StandardCharsets.ISO_8859_1));
        } while (length > 0);
    }

    private static void carryPlain(InputStream from, OutputStream to, long length, Gate gate) throws IOException {
        byte[] piece = new byte[PIECE];
        for (long left = length; left > 0; ) {
            int read = from.read(piece, 0, (int) Math.min(PIECE, left));
            if (read < 0) {
                throw new EOFException("a body ends " + left + " bytes too early");
            }
            gate.pass(piece, read);
            to.write(piece, 0, read);
            left -= read;
        }
    }
}
