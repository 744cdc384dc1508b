package dev.stagefan.testbed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The way to a registry, on a port of 127.0.0.1 of its own: an HTTP proxy that is as slow as its link, does wrong what it
 * is told to, and counts. What is pushed here is pulled there, and the other way round.
 */
public final class FaultyRegistry implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    /**
     * A request that had its answer, or was cut off.
     *
     * @param status of the answer; 0 where the connection broke before it
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

    /** All requests so far, in the order of their ends. */
    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** How many requests a fault struck. */
    public long struck() {
        return exchanges.stream().filter(Exchange::faulty).count();
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

        void exchange(HttpHead request, Optional<Fault.Effect> effect) throws IOException {
            int status = 0;
            try {
                status = effect.orElse(null) instanceof Fault.Effect.Answer answer
                        ? answer(request, answer)
                        : forward(request, new Mishap(effect.orElse(null)));
            } finally {
                exchanges.add(new Exchange(request.method(), request.path(), status, effect.isPresent()));
            }
        }

        /** Answers in the registry's place, when all of the request has come. */
        private int answer(HttpHead request, Fault.Effect.Answer answer) throws IOException {
            HttpBody.carry(fromClient, OutputStream.nullOutputStream(), request.requestLength(), this::passUp);
            toClient.write(answer.bytes());
            toClient.flush();
            return answer.status();
        }

        private int forward(HttpHead request, Mishap mishap) throws IOException {
            toServer.write(request.bytes());
            long length = request.requestLength();
            HttpBody.carry(fromClient, toServer, length, length == 0 ? this::passUp : mishap.on(this::passUp, length));
            HttpHead answer = HttpHead.read(fromServer).orElseThrow(() -> new IOException("the registry hung up"));
            long answerLength = answer.answerLength(request);
            if (length != 0 || answerLength == 0) {
                mishap.end();
            }
            toClient.write(answer.bytes());
            HttpBody.Gate gate = length == 0 ? mishap.on(this::passDown, answerLength) : this::passDown;
            HttpBody.carry(fromServer, toClient, answerLength, gate);
            if (length == 0) {
                mishap.end();
            }
            return answer.status();
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
