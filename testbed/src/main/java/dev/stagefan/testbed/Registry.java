package dev.stagefan.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** A registry with nothing in it, on a free port of 127.0.0.1. */
public final class Registry implements AutoCloseable {
    /** The one user of a registry that asks for a password. */
    public static final String USER = "octobuilder";

    /** Long, as act masks a secret wherever its letters appear. */
    public static final String PASSWORD = "ghs_a_token_that_no_one_has_0123456789";

    /** The password above, as bcrypt, which is the only hash that the registry takes. */
    private static final String PASSWORD_HASH = "$2a$04$c0tIxjBoBtEZxOVjgarLpeNwLt7AK/FFTmTPASknE1Ct5nEHUwjkW";

    private static final String MANIFESTS = "application/vnd.oci.image.index.v1+json,"
            + "application/vnd.oci.image.manifest.v1+json,"
            + "application/vnd.docker.distribution.manifest.list.v2+json,"
            + "application/vnd.docker.distribution.manifest.v2+json";

    private final Supervised server;
    private final String address;
    private final Path data;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    private Registry(Supervised server, String address, Path data) {
        this.server = server;
        this.address = address;
        this.data = data;
    }

    /** A registry that anybody may read and write. */
    public static Registry open() {
        return start("");
    }

    /** A registry that only {@link #USER} with {@link #PASSWORD} may read and write. */
    public static Registry withPassword() {
        return start("auth: {htpasswd: {realm: testbed, path: %s/passwords}}\n");
    }

    private static Registry start(String authentication) {
        Testbed.require(Testbed.Part.ENGINE);
        Path folder = Folders.create();
        String address = "127.0.0.1:" + freePort();
        Path configuration = folder.resolve("config.yml");
        try {
            Files.writeString(folder.resolve("passwords"), USER + ":" + PASSWORD_HASH + "\n");
            Files.writeString(configuration, """
                    version: 0.1
                    log: {level: warn}
                    storage: {filesystem: {rootdirectory: %s/data}, delete: {enabled: true}}
                    http: {addr: "%s"}
                    """.formatted(folder, address) + authentication.formatted(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = List.of(Testbed.tool("registry").toString(), "serve", configuration.toString());
        Registry registry = new Registry(Supervised.start(folder, command), address, folder.resolve("data"));
        registry.server.awaitReady(registry::answers);
        return registry;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As in {@code 127.0.0.1:43210}; BuildKit speaks plain HTTP to such an address by itself. */
    public String address() {
        return address;
    }

    /** The folder whose removal makes the registry forget all manifests of a repository, with their tags. */
    public Path manifestFolder(String repository) {
        return data.resolve("docker/registry/v2/repositories/" + repository + "/_manifests");
    }

    /** The tags of a repository, as the registry's JSON answer. */
    public String tags(String repository) {
        return new String(get(repository + "/tags/list", "application/json"), StandardCharsets.UTF_8);
    }

    /** A manifest or an index by tag or digest. */
    public byte[] manifest(String repository, String reference) {
        return get(repository + "/manifests/" + reference, MANIFESTS);
    }

    public byte[] blob(String repository, String digest) {
        return get(repository + "/blobs/" + digest, "*/*");
    }

    private byte[] get(String path, String accept) {
        HttpResponse<byte[]> response;
        try {
            response = client.send(request(path).header("Accept", accept).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("could not get " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (response.statusCode() != 200) {
            throw new IllegalStateException("could not get " + path + ": " + response.statusCode() + " "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body();
    }

    private boolean answers() {
        try {
            return client.send(request("").build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + address + "/v2/" + path))
                .header("Authorization", "Basic " + authorization());
    }

    static String authorization() {
        return authorization(PASSWORD);
    }

    static String authorization(String password) {
        return Base64.getEncoder().encodeToString((USER + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
