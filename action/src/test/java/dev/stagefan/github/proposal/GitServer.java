package dev.stagefan.github.proposal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/** A Git server that speaks the smart HTTP protocol, wants a token as GitHub does, and refuses pushes in GitHub's words. */
final class GitServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Repository repository;
    private final String authorization;

    /** What a push is refused with; null where it is not. */
    private volatile @Nullable String refusal;

    private volatile boolean readOnly;
    private final AtomicInteger pushes = new AtomicInteger();
    private volatile Runnable beforePush = () -> {};

    GitServer(Path folder, String token) throws IOException {
        repository = new FileRepository(folder.resolve("server.git").toFile());
        repository.create(true);
        authorization = "Basic "
                + Base64.getEncoder().encodeToString(("x-access-token:" + token).getBytes(StandardCharsets.UTF_8));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/acme/image.git", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/acme/image.git";
    }

    /** The repository, for what somebody else does to it. */
    Repository repository() {
        return repository;
    }

    void refuse(String reason) {
        refusal = reason;
    }

    void readOnly() {
        readOnly = true;
    }

    /** How many pushes succeeded or were refused by the server's own rules. */
    int pushes() {
        return pushes.get();
    }

    /** Between the answer of where branches are and a push. */
    void beforePush(Runnable action) {
        beforePush = action;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            boolean push = path.endsWith("git-receive-pack") || query.contains("git-receive-pack");
            if (!authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"GitHub\"");
                exchange.sendResponseHeaders(401, -1);
            } else if (push && readOnly) {
                exchange.sendResponseHeaders(403, -1);
            } else if (path.endsWith("/info/refs")) {
                advertise(exchange, push);
            } else if (push) {
                beforePush.run();
                pushes.incrementAndGet();
                ReceivePack pack = receivePack();
                pack.setBiDirectionalPipe(false);
                pack.receive(body(exchange), start(exchange, "application/x-git-receive-pack-result"), null);
            } else {
                UploadPack pack = new UploadPack(repository);
                pack.setBiDirectionalPipe(false);
                pack.upload(body(exchange), start(exchange, "application/x-git-upload-pack-result"), null);
            }
        }
    }

    private void advertise(HttpExchange exchange, boolean push) throws IOException {
        String service = push ? "git-receive-pack" : "git-upload-pack";
        PacketLineOut out = new PacketLineOut(start(exchange, "application/x-" + service + "-advertisement"));
        out.writeString("# service=" + service + "\n");
        out.end();
        if (push) {
            receivePack().sendAdvertisedRefs(new PacketLineOutRefAdvertiser(out));
        } else {
            UploadPack pack = new UploadPack(repository);
            pack.setBiDirectionalPipe(false);
            pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(out));
        }
    }

    private ReceivePack receivePack() {
        ReceivePack pack = new ReceivePack(repository);
        pack.setPreReceiveHook((receiving, commands) -> {
            String reason = refusal;
            if (reason != null) {
                for (ReceiveCommand command : commands) {
                    command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, reason);
                }
            }
        });
        return pack;
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        InputStream body = exchange.getRequestBody();
        return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(body)
                : body;
    }

    private static OutputStream start(HttpExchange exchange, String type) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        repository.close();
    }
}
