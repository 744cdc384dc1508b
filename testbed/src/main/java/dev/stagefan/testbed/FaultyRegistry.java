package dev.stagefan.testbed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The way to a registry, on a port of 127.0.0.1 of its own: an HTTP proxy that is as slow as its link, does wrong what it
 * is told to, and counts. What is pushed here is pulled there, and the other way round.
 */
public final class FaultyRegistry implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /**
     * A request that had its answer, or was cut off; one that was cut off within the answer counts as both.
     *
     * @param status of the answer; 0 where the connection broke
     * @param faulty whether a fault struck it
     */
    public record Exchange(String method, String path, int status, boolean faulty) {}

    /** A fault, and how many requests matched it so far. */
    private record Trap(Fault fault, AtomicInteger matched) {}

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final Link link;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final List<Trap> traps = new CopyOnWriteArrayList<>();
    private final AtomicInteger struck = new AtomicInteger();
    private final CountDownLatch strike = new CountDownLatch(1);
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService carriers = Executors.newCachedThreadPool();

    private FaultyRegistry(ServerSocket door, String server, Link link) {
        int colon = server.indexOf(':');
        this.door = door;
        this.host = server.substring(0, colon);
        this.port = Integer.parseInt(server.substring(colon + 1));
        this.link = link;
    }

    /** A way on which nothing goes wrong yet. */
    public static FaultyRegistry before(Registry registry) {
        return before(registry, Link.unlimited());
    }

    /** The same, as slow as a link. */
    public static FaultyRegistry before(Registry registry, Link link) {
        try {
            ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            FaultyRegistry proxy = new FaultyRegistry(door, registry.address(), link);
            proxy.carriers.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As in {@code 127.0.0.1:43210}. */
    public String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    /** From now on this goes wrong as well; of several faults that match a request the first one strikes. */
    public FaultyRegistry with(Fault fault) {
        traps.add(new Trap(fault, new AtomicInteger()));
        return this;
    }

    /** From now on nothing goes wrong. */
    public void mend() {
        traps.clear();
    }

    /** All requests so far, in the order of their answers. */
    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** How many requests a fault struck, those that are not over included. */
    public int struck() {
        return struck.get();
    }

    /** Waits until a fault has struck, and what it lets pass of that request has passed. */
    public void awaitStrike() {
        try {
            if (!strike.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("no fault has struck within " + LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Bytes of bodies that went to the registry so far. */
    public long sent() {
        return sent.get();
    }

    /** Bytes of bodies that came from the registry so far. */
    public long received() {
        return received.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                sockets.add(client);
                carriers.execute(() -> serve(client));
            } catch (IOException e) {
                return; // The door was closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(host, port)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            sockets.add(server);
            Connection connection = new Connection(client, server);
            Optional<HttpHead> request = HttpHead.read(connection.fromClient);
            while (request.isPresent()) {
                if (!request.get().isHttp()) {
                    connection.refuse();
                    break;
                }
                connection.exchange(request.get(), effectOn(request.get()));
                request = HttpHead.read(connection.fromClient);
            }
            sockets.remove(server);
        } catch (IOException e) {
            return; // Either end hung up, or a fault has it so; the other one is told by its socket.
        } finally {
            sockets.remove(client);
        }
    }

    private Optional<Fault.Effect> effectOn(HttpHead request) {
        String line = request.method() + " " + request.path();
        for (Trap trap : traps) {
            if (trap.fault().requests().matcher(line).matches()
                    && trap.fault().strikes(trap.matched().getAndIncrement())) {
                struck.incrementAndGet();
                return Optional.of(trap.fault().effect());
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        carriers.shutdownNow();
    }

    /** A client's connection, and the one to the registry that belongs to it. */
    private final class Connection {
        private final InputStream fromClient;
        private final OutputStream toClient;
        private final InputStream fromServer;
        private final OutputStream toServer;
        private final Pace itsUp = link.connection();
        private final Pace itsDown = link.connection();

        Connection(Socket client, Socket server) throws IOException {
            fromClient = new BufferedInputStream(client.getInputStream(), BUFFER);
            toClient = client.getOutputStream();
            fromServer = new BufferedInputStream(server.getInputStream(), BUFFER);
            toServer = server.getOutputStream();
        }

        /** As a server without TLS answers a client that begins with TLS, and then comes again without. */
        void refuse() throws IOException {
            toClient.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.ISO_8859_1));
        }

        void exchange(HttpHead request, Optional<Fault.Effect> effect) throws IOException {
            try {
                if (effect.orElse(null) instanceof Fault.Effect.Answer answer) {
                    answer(request, answer);
                } else {
                    forward(request, effect);
                }
            } catch (IOException e) {
                note(request, 0, effect);
                throw e;
            }
        }

        /** Before the client has the whole answer, so that it can rely on that. */
        private void note(HttpHead request, int status, Optional<Fault.Effect> effect) {
            exchanges.add(new Exchange(request.method(), request.path(), status, effect.isPresent()));
        }

        /** Answers in the registry's place, when all of the request has come. */
        private void answer(HttpHead request, Fault.Effect.Answer answer) throws IOException {
            HttpBody.carry(fromClient, OutputStream.nullOutputStream(), request.requestLength(), this::passUp);
            note(request, answer.status(), Optional.of(answer));
            toClient.write(answer.bytes());
            toClient.flush();
        }

        private void forward(HttpHead request, Optional<Fault.Effect> effect) throws IOException {
            Mishap mishap = new Mishap(effect.orElse(null), strike::countDown);
            toServer.write(request.bytes());
            long length = request.requestLength();
            HttpBody.carry(fromClient, toServer, length, length == 0 ? this::passUp : mishap.on(this::passUp, length));
            HttpHead answer = HttpHead.read(fromServer).orElseThrow(() -> new IOException("the registry hung up"));
            long answerLength = answer.answerLength(request);
            if (length != 0 || answerLength == 0) {
                mishap.end();
            }
            note(request, answer.status(), effect);
            toClient.write(answer.bytes());
            HttpBody.Gate gate = length == 0 ? mishap.on(this::passDown, answerLength) : this::passDown;
            HttpBody.carry(fromServer, toClient, answerLength, gate);
            if (length == 0) {
                mishap.end();
            }
        }

        private void passUp(byte[] piece, int length) throws IOException {
            pass(length, link.up(), itsUp, sent);
        }

        private void passDown(byte[] piece, int length) throws IOException {
            pass(length, link.down(), itsDown, received);
        }

        private void pass(int length, Pace all, Pace its, AtomicLong counter) throws IOException {
            try {
                its.pass(length);
                all.pass(length);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            counter.addAndGet(length);
        }
    }
}
