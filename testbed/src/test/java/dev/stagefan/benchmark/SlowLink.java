package dev.stagefan.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/** The way to a server on this machine, over which all connections together send no faster than a link would. */
final class SlowLink implements AutoCloseable {
    private static final int PIECE = 16 * 1024;
    private static final double NANOS_A_SECOND = 1e9;

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final double bytesPerSecond;
    private final AtomicLong sent = new AtomicLong();
    private final ExecutorService carriers = Executors.newCachedThreadPool();
    private long freeAt = System.nanoTime();

    private SlowLink(ServerSocket door, String host, int port, double bytesPerSecond) {
        this.door = door;
        this.host = host;
        this.port = port;
        this.bytesPerSecond = bytesPerSecond;
    }

    /**
     * Opens the way.
     *
     * @param server as {@code 127.0.0.1:5000}
     */
    static SlowLink to(String server, double bytesPerSecond) {
        int colon = server.indexOf(':');
        try {
            SlowLink link = new SlowLink(
                    new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                    server.substring(0, colon),
                    Integer.parseInt(server.substring(colon + 1)),
                    bytesPerSecond);
            link.carriers.execute(link::accept);
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where to connect instead. */
    String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    /** Bytes that went to the server so far. */
    long sent() {
        return sent.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(host, port);
                carriers.execute(() -> carry(client, server, this::pass));
                carriers.execute(() -> carry(server, client, bytes -> {}));
            } catch (IOException e) {
                return; // The door was closed.
            }
        }
    }

    private static void carry(Socket from, Socket to, IntConsumer toll) {
        byte[] piece = new byte[PIECE];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                toll.accept(length);
                out.write(piece, 0, length);
            }
        } catch (IOException e) {
            return; // Either end hung up, and the other one is told so by its socket.
        }
    }

    /** Waits until the link has had the time for so many bytes more. */
    private void pass(int bytes) {
        sent.addAndGet(bytes);
        try {
            TimeUnit.NANOSECONDS.sleep(reserve(bytes) - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized long reserve(int bytes) {
        freeAt = Math.max(freeAt, System.nanoTime()) + (long) (bytes / bytesPerSecond * NANOS_A_SECOND);
        return freeAt;
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        carriers.shutdownNow();
    }
}
