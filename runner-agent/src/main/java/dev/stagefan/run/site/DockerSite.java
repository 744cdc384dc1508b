package dev.stagefan.run.site;

import dev.stagefan.program.Programs;
import dev.stagefan.run.site.SiteRequest.Keep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is started with Docker: builders of the docker-container driver, and a registry. */
final class DockerSite {
    /** As generated workflows pin it. */
    static final String BUILDKIT_IMAGE = "moby/buildkit:v0.33.1";

    static final String REGISTRY_IMAGE =
            "registry:3.0.0@sha256:6c5666b861f3505b116bb9aa9b25175e71210414bd010d92035ff64018f9457e";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** The registry's image may have to be pulled. */
    private static final Duration LIMIT_OF_START = Duration.ofMinutes(5);

    private static final int REGISTRY_PORT = 5000;

    private DockerSite() {}

    /** Why Docker cannot be used here, a clause for people; empty where it can. */
    static Optional<String> missing(Programs programs) throws InterruptedException {
        if (programs.find("docker").isEmpty()) {
            return Optional.of("there is no docker on the PATH");
        }
        Programs.Result server = programs.run(LIMIT, List.of("docker", "version", "--format", "{{.Server.Version}}"));
        if (!server.succeeded()) {
            return Optional.of("no Docker engine answers (" + server.lastLine() + ")");
        }
        if (!programs.run(LIMIT, List.of("docker", "buildx", "version")).succeeded()) {
            return Optional.of("docker has no buildx plugin");
        }
        return Optional.empty();
    }

    /** Names of the containers of builders and of the registry, where a former run could not remove them. */
    static List<String> containers(SiteRequest request) {
        List<String> names = new ArrayList<>();
        request.ownBuilders().forEach(builder -> names.add(container(builder)));
        names.add(registry(request));
        return names;
    }

    /** Names of the volumes in which builders keep their caches. */
    static List<String> volumes(SiteRequest request) {
        return request.keep() == Keep.CACHES
                ? List.of()
                : request.ownBuilders().stream()
                        .map(builder -> container(builder) + "_state")
                        .toList();
    }

    /** buildx: driver/docker-container/driver.go, and builder/node.go for the node's number. */
    private static String container(String builder) {
        return "buildx_buildkit_" + builder + "0";
    }

    private static String registry(SiteRequest request) {
        return request.name() + "-registry";
    }

    /** Removes what a former run of the same name left: it was killed together with what was to clean up after it. */
    static void sweep(Programs programs, SiteRequest request) throws InterruptedException {
        List<String> remove = new ArrayList<>(List.of("docker", "rm", "--force"));
        remove.addAll(containers(request));
        programs.run(LIMIT, remove);
        if (!volumes(request).isEmpty()) {
            List<String> removeVolumes = new ArrayList<>(List.of("docker", "volume", "rm", "--force"));
            removeVolumes.addAll(volumes(request));
            programs.run(LIMIT, removeVolumes);
        }
    }

    /** Starts a builder for each runner. */
    static void startBuilders(BuildxCommand buildx, SiteRequest request) throws SiteException, InterruptedException {
        List<String> options = new ArrayList<>(List.of(
                "--driver",
                "docker-container",
                "--driver-opt",
                "image=" + BUILDKIT_IMAGE,
                // A registry on this machine is to be reached under the same name as from here.
                "--driver-opt",
                "network=host"));
        if (request.configuration() != null) {
            options.add("--buildkitd-config");
            options.add(request.configuration().toString());
        }
        if (!request.entitlements().isEmpty()) {
            options.add("--buildkitd-flags");
            options.add(String.join(
                    " ",
                    request.entitlements().stream()
                            .map(name -> "--allow-insecure-entitlement=" + name)
                            .toList()));
        }
        for (String builder : request.ownBuilders()) {
            buildx.create(builder, options);
            Programs.Result answer = buildx.ready(builder);
            if (!answer.succeeded()) {
                throw new SiteException("could not start the builder " + builder + " because Buildx says: "
                        + answer.lastLine() + "; give builders that are there with --builder");
            }
        }
    }

    /**
     * Starts a registry on a free port.
     *
     * @return its address
     */
    static String startRegistry(Programs programs, SiteRequest request, RegistryData data)
            throws SiteException, InterruptedException {
        String volume = registry(request);
        if (data == RegistryData.EMPTY) {
            programs.run(LIMIT, List.of("docker", "volume", "rm", "--force", volume));
        }
        Programs.Result started = programs.run(
                LIMIT_OF_START,
                List.of(
                        "docker",
                        "run",
                        "--detach",
                        "--name",
                        registry(request),
                        "--publish",
                        "127.0.0.1::" + REGISTRY_PORT,
                        "--volume",
                        volume + ":/var/lib/registry",
                        REGISTRY_IMAGE));
        Programs.Result port = started.succeeded()
                ? programs.run(LIMIT, List.of("docker", "port", registry(request), REGISTRY_PORT + "/tcp"))
                : started;
        if (!port.succeeded()) {
            throw new SiteException("could not start a registry because Docker says: " + port.lastLine()
                    + "; give one that is there with --registry HOST:PORT");
        }
        return port.lastLine();
    }

    /** What a registry that is started holds. */
    enum RegistryData {
        EMPTY,
        OF_THE_RUN_BEFORE
    }
}
