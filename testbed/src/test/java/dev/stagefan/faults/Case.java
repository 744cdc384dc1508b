package dev.stagefan.faults;

import dev.stagefan.faults.AgentProcess.Ending;
import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.FaultyRegistry;
import dev.stagefan.testbed.Image;
import dev.stagefan.testbed.ImageComparison;
import dev.stagefan.testbed.Testbed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One product that is built under some fault: what the agent is called with, and what it should have made. */
final class Case implements AutoCloseable {
    private static final String REPOSITORY = "test/product";
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    private final Site site;
    private final Product product;
    private final FaultyRegistry registry;
    private final String name;
    private final Map<String, String> logins = new HashMap<>();
    private final List<Buildx> builders = new ArrayList<>();

    private Case(Site site, Product product, FaultyRegistry registry, String name) {
        this.site = site;
        this.product = product;
        this.registry = registry;
        this.name = name;
    }

    /**
     * A product of its own in a repository of its own.
     *
     * @param seed which no other case has
     */
    static Case of(Site site, int seed, String step) {
        return new Case(site, Product.of(seed, step), FaultyRegistry.before(site.images()), REPOSITORY + seed);
    }

    /** A product whose registry knows us, but not by the password that we have. */
    static Case withWrongPassword(Site site, int seed) {
        Case its = new Case(site, Product.of(seed, ":"), FaultyRegistry.before(site.guarded()), REPOSITORY + seed);
        its.logins.put(its.registry.address(), "wrong-password");
        return its;
    }

    /** The way to the registry, on which faults are put. */
    FaultyRegistry registry() {
        return registry;
    }

    /** Where all that is made goes. */
    String repository() {
        return registry.address() + "/" + name;
    }

    /** Builds the tools. */
    AgentProcess stage(Engine engine, String... options) {
        return start(engine, List.of("stage", "--job=" + product.stageJob().id()), List.of(options), TEMPORARY);
    }

    /** Builds the tools, with temporary files in a folder of one's own choice. */
    AgentProcess stageWithTemporaryFolder(Engine engine, Path temporary) {
        return start(engine, List.of("stage", "--job=" + product.stageJob().id()), List.of(), temporary);
    }

    /** Makes the final image of tools that were handed on. */
    AgentProcess merge(Engine engine, String slice, String... options) {
        return start(engine, List.of("merge", "--tag=made", "--input=slice-0=" + slice), List.of(options), TEMPORARY);
    }

    /** Waits for an agent's end. */
    Ending run(AgentProcess agent) {
        try (agent) {
            return agent.await();
        }
    }

    private AgentProcess start(Engine engine, List<String> what, List<String> options, Path temporary) {
        List<String> arguments = new ArrayList<>(what);
        arguments.add("--plan=" + product.folder().resolve("plan.json"));
        arguments.add("--root=" + product.folder());
        arguments.add("--image=" + repository());
        arguments.addAll(options);
        Buildx buildx = Buildx.on(engine);
        builders.add(buildx);
        logins.forEach(buildx::login);
        Map<String, String> environment = new HashMap<>(buildx.environment());
        environment.put("STAGEFAN_BUILDX", Testbed.tool("buildx").toString());
        return AgentProcess.start(arguments, environment, temporary);
    }

    /** Makes the final image where nothing fails any more, of tools that were handed on. */
    void complete(String slice) {
        registry.mend();
        try (Engine engine = site.newEngine()) {
            Ending ending = run(merge(engine, slice));
            if (ending.exitCode() != 0) {
                throw new AssertionError("the merge job failed although nothing else did: " + ending);
            }
        }
    }

    /** What differs between the final image and that of a single build. */
    List<String> differences() {
        String single = site.images().address() + "/" + name + ":single";
        site.single().build(product.folder(), List.of("--provenance=false", "--push", "--tag=" + single, "."));
        return ImageComparison.differences(image("single"), image("made"));
    }

    private Image image(String tag) {
        return Image.read(site.images(), name, tag, "linux/amd64");
    }

    @Override
    public void close() {
        builders.forEach(Buildx::close);
        registry.close();
        product.close();
    }
}
