package dev.stagefan.acceptance;

import dev.stagefan.testbed.Act;
import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.Image;
import dev.stagefan.testbed.Registry;
import dev.stagefan.testbed.Testbed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two registries: one that is Docker Hub to the engines and holds nothing but busybox, and one with a password, where
 * workflows publish.
 */
final class Bench implements AutoCloseable {
    /** The one platform that the tests build for; the engines run on it. */
    static final String PLATFORM = "linux/amd64";

    /** The secrets that the tests' Dockerfiles mount, by id, which in upper case is the GitHub secret's name. */
    static final Map<String, String> SECRETS = Map.of(
            "netrc", "machine example.com login a-secret-of-the-test",
            "npm_token", "another-secret-of-the-test",
            "sccache_key", "a-third-secret-of-the-test");

    private final AtomicInteger builds = new AtomicInteger();
    private final Registry hub;
    private final Registry images;

    Bench() {
        this(Testbed.Part.ENGINE, Testbed.Part.ACT);
    }

    private Bench(Testbed.Part... parts) {
        Testbed.require(parts);
        hub = Registry.open();
        images = Registry.withPassword();
        try (Engine engine = Engine.start();
                Buildx buildx = Buildx.on(engine)) {
            buildx.pushBusybox(hub.address() + "/library/busybox:latest");
            buildx.pushBusybox(hub.address() + "/library/busybox:1.37");
        }
    }

    /** The same for tests that run no workflows. */
    static Bench withoutAct() {
        return new Bench(Testbed.Part.ENGINE);
    }

    /** An empty engine, as on a fresh runner. */
    Engine engine() {
        return Engine.withHub(hub);
    }

    /** What makes the registry Docker Hub to engines that others start. */
    String engineConfiguration() {
        return Engine.configuration(hub);
    }

    /** Where the workflows publish, and where {@link #buildAtOnce} does. */
    Registry images() {
        return images;
    }

    /** A repository with the folder's files and the workflow that {@code stagefan generate} writes for them. */
    Act repository(Path files, List<String> options) {
        Act act = Act.on(files)
                .hub(hub)
                .secret("REGISTRY_USER", Registry.USER)
                .secret("REGISTRY_PASSWORD", Registry.PASSWORD);
        SECRETS.forEach((id, value) -> act.secret(id.toUpperCase(Locale.ROOT), value));
        generate(act, options);
        return act;
    }

    /** Writes the repository's workflow, published as {@code test/widget} under the branch's name, {@code main}. */
    void generate(Act act, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of(
                "generate",
                "--output=" + Act.WORKFLOW,
                "--registry=" + images.address() + "/test",
                "--registry-username-secret=REGISTRY_USER",
                "--registry-password-secret=REGISTRY_PASSWORD"));
        arguments.addAll(options);
        Stagefan.run(act.folder(), arguments);
    }

    /** The image that the repository's workflow published last. */
    Image published() {
        return Image.read(images, "test/widget", "main", PLATFORM);
    }

    /** An image that was pushed under that name, by tag or digest. */
    Image image(String repository, String reference) {
        return Image.read(images, repository, reference, PLATFORM);
    }

    /** The image that a single build on an engine of its own makes of the same files. */
    Image buildAtOnce(Path files, List<String> options) {
        String repository = "test/at-once-" + builds.incrementAndGet();
        List<String> arguments = new ArrayList<>(options);
        SECRETS.forEach((id, value) -> arguments.add("--secret=id=" + id + ",env=" + id));
        arguments.addAll(List.of("--push", "--tag=" + images.address() + "/" + repository + ":main", "."));
        try (Engine engine = Engine.withHub(hub);
                Buildx buildx = Buildx.on(engine, images)) {
            buildx.with(SECRETS).build(files, arguments);
        }
        return Image.read(images, repository, "main", PLATFORM);
    }

    @Override
    public void close() {
        images.close();
        hub.close();
    }
}
