package dev.stagefan.run.site;

import dev.stagefan.program.Programs;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A registry of the distribution project, started without Docker on a free port of this machine. */
final class RegistryDaemon {
    private static final long SECONDS_TO_START = 30;
    private static final long PAUSE_MILLISECONDS = 50;
    private static final int ANSWER_MILLISECONDS = 2000;

    private RegistryDaemon() {}

    /** The registry that would be started: the one given, else {@code $STAGEFAN_REGISTRY}, else one on the PATH. */
    static Optional<Path> find(Programs programs, @Nullable Path given) {
        String named = programs.environment().getOrDefault("STAGEFAN_REGISTRY", "");
        if (given != null || !named.isEmpty()) {
            return Optional.of(given == null ? Path.of(named) : given);
        }
        return programs.find("registry");
    }

    /**
     * Starts it.
     *
     * @param folder for its configuration
     * @param started is given it at once
     * @return its address
     */
    static String start(Programs programs, SiteRequest request, Path registry, Path folder, List<Supervised> started)
            throws SiteException, InterruptedException {
        String address = "127.0.0.1:" + freePort();
        Path configuration = folder.resolve("registry.yml");
        try {
            Files.createDirectories(folder);
            Files.createDirectories(request.registryData());
            Files.writeString(configuration, """
                    version: 0.1
                    log: {level: warn, accesslog: {disabled: true}}
                    storage: {filesystem: {rootdirectory: "%s"}, delete: {enabled: true}}
                    http: {addr: "%s"}
                    """.formatted(request.registryData(), address));
        } catch (IOException e) {
            throw new SiteException("could not write the registry's configuration because " + e
                    + "; give a registry that is there with --registry HOST:PORT");
        }
        Supervised daemon = Supervised.daemon(
                programs,
                request.logs().resolve("registry.log"),
                folder,
                request.registryData(),
                Supervised.Data.KEEP,
                List.of(registry.toString(), "serve", configuration.toString()));
        started.add(daemon);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (!answers(address)) {
            if (!daemon.isAlive() || System.nanoTime() > deadline) {
                throw new SiteException("could not start a registry because " + registry
                        + (daemon.isAlive() ? " does not answer" : " ended")
                        + "; give one that is there with --registry HOST:PORT, or look at what it wrote:\n"
                        + daemon.lastLines());
            }
            Thread.sleep(PAUSE_MILLISECONDS);
        }
        return address;
    }

    private static boolean answers(String address) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://" + address + "/v2/").toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(ANSWER_MILLISECONDS);
            connection.setReadTimeout(ANSWER_MILLISECONDS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws SiteException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new SiteException("could not find a free port for a registry because " + e.getMessage()
                    + "; give a registry that is there with --registry HOST:PORT");
        }
    }
}
