package dev.stagefan.run.site;

import dev.stagefan.program.Programs;
import dev.stagefan.run.site.SiteRequest.Keep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Builders that are BuildKit daemons of this machine, each with a root of its own, without Docker. */
final class DaemonBuilders {
    private static final long SECONDS_TO_START = 60;
    private static final long PAUSE_MILLISECONDS = 100;

    private DaemonBuilders() {}

    /** The buildkitd that would be started: the one given, else {@code $STAGEFAN_BUILDKITD}, else one on the PATH. */
    static Optional<Path> find(Programs programs, @Nullable Path given) {
        String named = programs.environment().getOrDefault("STAGEFAN_BUILDKITD", "");
        if (given != null || !named.isEmpty()) {
            return Optional.of(given == null ? Path.of(named) : given);
        }
        return programs.find("buildkitd");
    }

    /** What is missing to start a buildkitd, clauses for people; empty where nothing is. */
    static List<String> missing(Programs programs, @Nullable Path given) {
        List<String> missing = new ArrayList<>();
        Optional<Path> buildkitd = find(programs, given);
        if (buildkitd.isEmpty()) {
            missing.add("there is no buildkitd on the PATH");
        } else if (!Files.isExecutable(buildkitd.get())) {
            missing.add(buildkitd.get() + " is no program");
        }
        if (!isRoot()) {
            missing.add("buildkitd needs root");
        }
        if (programs.find("runc").isEmpty() && programs.find("buildkit-runc").isEmpty()) {
            missing.add("there is no runc on the PATH");
        }
        return missing;
    }

    /**
     * Starts a daemon for each runner, and makes a builder of each.
     *
     * @param folder for sockets: short, as the path of one may not be longer than 108 bytes
     * @param started is given each daemon at once, so that it ends also where a later one does not start
     */
    static void start(
            Programs programs, BuildxCommand buildx, SiteRequest request, Path folder, List<Supervised> started)
            throws SiteException, InterruptedException {
        Path buildkitd = find(programs, request.buildkitd()).orElseThrow();
        List<String> names = request.ownBuilders();
        List<Supervised> daemons = new ArrayList<>();
        for (int number = 1; number <= names.size(); number++) {
            Path sockets = folder.resolve(Integer.toString(number));
            Path root = made(root(request, folder, number));
            made(root.resolve("tmp"));
            Supervised daemon = Supervised.daemon(
                    programs.with("TMPDIR", root.resolve("tmp").toString()),
                    request.logs().resolve("buildkitd-" + number + ".log"),
                    made(sockets),
                    root,
                    request.keep() == Keep.CACHES ? Supervised.Data.KEEP : Supervised.Data.REMOVE,
                    command(buildkitd, request, sockets, root));
            started.add(daemon);
            daemons.add(daemon);
            buildx.create(names.get(number - 1), List.of("--driver", "remote", "unix://" + sockets.resolve("s")));
        }
        for (int at = 0; at < names.size(); at++) {
            await(buildx, names.get(at), daemons.get(at));
        }
    }

    /** The engines of a run that was killed may still be ending: no other run's have their roots, unless that is asked. */
    private static Path root(SiteRequest request, Path folder, int number) {
        String name = request.keep() == Keep.CACHES ? "kept" : String.valueOf(folder.getFileName());
        return request.engines().resolve(name + "-" + number);
    }

    /** BuildKit mounts in the folder for temporary files, too, which is therefore below the root: it is all unmounted. */
    private static List<String> command(Path buildkitd, SiteRequest request, Path sockets, Path root) {
        List<String> words = new ArrayList<>(List.of(
                buildkitd.toString(),
                "--addr=unix://" + sockets.resolve("s"),
                "--root=" + root,
                // Its default is one path for all engines of a machine, and two that start at once race for it.
                "--otel-socket-path=" + sockets.resolve("otel"),
                // There may be no CNI plugins, and a registry on this machine is to be reached.
                "--oci-worker-net=host"));
        if (request.configuration() != null) {
            words.add("--config=" + request.configuration());
        }
        request.entitlements().forEach(name -> words.add("--allow-insecure-entitlement=" + name));
        return words;
    }

    private static void await(BuildxCommand buildx, String builder, Supervised daemon)
            throws SiteException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        Programs.Result answer = buildx.ready(builder);
        while (!answer.succeeded()) {
            if (!daemon.isAlive() || System.nanoTime() > deadline) {
                throw new SiteException("could not start the builder " + builder + " because buildkitd "
                        + (daemon.isAlive() ? "does not answer (" + answer.lastLine() + ")" : "ended")
                        + "; look at what it wrote:\n" + daemon.lastLines());
            }
            Thread.sleep(PAUSE_MILLISECONDS);
            answer = buildx.ready(builder);
        }
    }

    private static Path made(Path folder) throws SiteException {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new SiteException(
                    "could not make the folder " + folder + " because " + e + "; give one with --state DIR");
        }
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0)
                    .equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid", LinkOption.NOFOLLOW_LINKS));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
