package dev.stagefan.run.site;

import dev.stagefan.program.Programs;
import dev.stagefan.run.site.DockerSite.RegistryData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where a run happens. What is started for it ends when this is closed, and as well when this process is gone, however it
 * went: no process, no mount, no container and no builder stays.
 */
public final class Site implements AutoCloseable {
    private static final String WAYS_OUT =
            "; start Docker, or give builders that are there with --builder, or as root a buildkitd with --buildkitd";

    private final List<Supervised> started = new ArrayList<>();
    private final Programs programs;
    private final SiteRequest request;
    private final Path folder;
    private List<String> builders = List.of();
    private Map<String, String> environment;
    private String registry = "";

    /** Whether a registry that is started has what the run before put there. */
    public enum Beginning {
        ANEW,
        WHERE_THE_RUN_BEFORE_WAS
    }

    private Site(Programs programs, SiteRequest request, Path folder) {
        this.programs = programs;
        this.request = request;
        this.folder = folder;
        this.environment = programs.environment();
    }

    /**
     * Finds the builders and the registry, or starts them.
     *
     * @param environment of this process
     * @param told is told which are taken, in sentences for people
     */
    public static Site open(
            SiteRequest request, Map<String, String> environment, Beginning beginning, Consumer<String> told)
            throws SiteException, InterruptedException {
        Path folder;
        try {
            folder = Files.createTempDirectory("stagefan");
        } catch (IOException e) {
            throw new SiteException("could not make a temporary folder because " + e.getMessage()
                    + "; free some disk, or name another place in $TMPDIR");
        }
        Site site = new Site(new Programs(environment), request, folder);
        boolean opened = false;
        try {
            Files.createDirectories(request.logs());
            site.open(beginning, told);
            opened = true;
            return site;
        } catch (IOException e) {
            throw new SiteException("could not write logs to " + request.logs() + " because " + e.getMessage()
                    + "; give another folder with --state DIR");
        } finally {
            if (!opened) {
                site.close();
            }
        }
    }

    private void open(Beginning beginning, Consumer<String> told) throws SiteException, InterruptedException {
        if (!request.builders().isEmpty()) {
            builders = request.builders();
            String given = request.registry();
            if (given == null) {
                throw new SiteException("could not choose a registry because one that is started here may be out of the"
                        + " reach of the builders given; give one that they reach with --registry HOST:PORT");
            }
            registry = given;
            told.accept("builds on " + String.join(", ", builders) + " and hands on through " + registry);
            return;
        }
        Optional<String> noDocker = request.buildkitd() != null
                ? Optional.of("--buildkitd names " + request.buildkitd())
                : DockerSite.missing(programs);
        if (noDocker.isEmpty()) {
            openWithDocker(beginning, told);
        } else {
            openWithDaemons(noDocker.get(), told);
        }
        builders = request.ownBuilders();
    }

    private void openWithDocker(Beginning beginning, Consumer<String> told) throws SiteException, InterruptedException {
        told.accept(
                "starts " + counted(request.runners(), "builder") + " with Docker (" + DockerSite.BUILDKIT_IMAGE + ")");
        DockerSite.sweep(programs, request);
        started.add(Supervised.afterwards(
                programs,
                request.logs().resolve("docker.log"),
                folder,
                DockerSite.containers(request),
                DockerSite.volumes(request)));
        String given = request.registry();
        registry = given != null
                ? given
                : DockerSite.startRegistry(
                        programs,
                        request,
                        beginning == Beginning.ANEW ? RegistryData.EMPTY : RegistryData.OF_THE_RUN_BEFORE);
        BuildxCommand buildx = BuildxCommand.find(programs, folder.resolve("buildx"));
        environment = buildx.environment();
        DockerSite.startBuilders(buildx, request);
    }

    private void openWithDaemons(String noDocker, Consumer<String> told) throws SiteException, InterruptedException {
        List<String> missing = DaemonBuilders.missing(programs, request.buildkitd());
        if (!missing.isEmpty()) {
            throw new SiteException("could not start builders because " + noDocker + ", and without Docker "
                    + String.join(", ", missing) + WAYS_OUT);
        }
        told.accept("starts " + counted(request.runners(), "buildkitd") + " of its own, because " + noDocker);
        started.add(Supervised.afterwards(
                programs, request.logs().resolve("afterwards.log"), folder, List.of(), List.of()));
        BuildxCommand buildx = BuildxCommand.find(programs, folder.resolve("buildx"));
        environment = buildx.environment();
        DaemonBuilders.start(programs, buildx, request, folder, started);
        String given = request.registry();
        if (given != null) {
            registry = given;
            return;
        }
        Optional<Path> binary = RegistryDaemon.find(programs, request.registryBinary());
        if (binary.isEmpty()) {
            throw new SiteException("could not start a registry because there is neither a Docker engine nor a registry"
                    + " (of the distribution project) on the PATH; give one that is there with --registry HOST:PORT, or"
                    + " a program with --registry-binary");
        }
        told.accept("starts a registry of its own, whose data is in " + request.registryData());
        registry = RegistryDaemon.start(programs, request, binary.get(), folder.resolve("registry"), started);
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 || what.equals("buildkitd") ? "" : "s");
    }

    /** Names of the Buildx builders, one a runner. */
    public List<String> builders() {
        return builders;
    }

    /** As {@code HOST:PORT}. */
    public String registry() {
        return registry;
    }

    /** With what Buildx finds the builders. */
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public void close() {
        started.forEach(Supervised::end);
        started.forEach(Supervised::close);
        delete();
    }

    private void delete() {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // It is gone already, or somebody else's to remove from the temporary folder.
            return;
        }
    }
}
