package dev.stagefan.history;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stagefan.registry.Digest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** A registry of one repository, kept in memory, which tells of each manifest before it takes it. */
final class SmallRegistry implements AutoCloseable {
    private static final String ROOT = "/v2/acme/image/";

    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile BiConsumer<String, byte[]> beforeTag = (tag, manifest) -> {};

    SmallRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v2/", this::answer);
        server.start();
    }

    String repository() {
        return "localhost:" + server.getAddress().getPort() + "/acme/image";
    }

    void beforeTag(BiConsumer<String, byte[]> action) {
        beforeTag = action;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (exchange.getRequestMethod()) {
                case "POST" -> {
                    exchange.getResponseHeaders().add("Location", ROOT + "upload");
                    exchange.sendResponseHeaders(202, -1);
                }
                case "PUT" -> put(exchange, path, body);
                default -> get(exchange, path);
            }
        }
    }

    private void put(HttpExchange exchange, String path, byte[] body) throws IOException {
        if (path.startsWith(ROOT + "manifests/")) {
            String reference = path.substring((ROOT + "manifests/").length());
            beforeTag.accept(reference, body);
            contents.put("manifests/" + reference, body);
            contents.put("manifests/" + Digest.of(body), body);
        } else {
            contents.put("blobs/" + Digest.of(body), body);
        }
        exchange.getResponseHeaders().add("Docker-Content-Digest", Digest.of(body));
        exchange.sendResponseHeaders(201, -1);
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        byte[] found = path.startsWith(ROOT) ? contents.get(path.substring(ROOT.length())) : null;
        if (found == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        boolean manifest = path.startsWith(ROOT + "manifests/");
        exchange.getResponseHeaders()
                .add(
                        "Content-Type",
                        manifest ? "application/vnd.oci.image.manifest.v1+json" : "application/octet-stream");
        exchange.getResponseHeaders().add("Docker-Content-Digest", Digest.of(found));
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().add("Content-Length", Integer.toString(found.length));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, found.length);
        exchange.getResponseBody().write(found);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
