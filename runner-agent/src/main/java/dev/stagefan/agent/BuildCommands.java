package dev.stagefan.agent;

import dev.stagefan.buildkit.BuildCommand;
import dev.stagefan.collapse.CollapsedDockerfile;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Output;
import dev.stagefan.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The calls of Buildx that a job consists of. */
final class BuildCommands {
    static final String IMAGE = "image";
    private static final Pattern NOT_OF_TAGS = Pattern.compile("[^A-Za-z0-9_.-]");
    private static final int LONGEST_TAG = 128;

    private final JobOrder order;
    private final Readiness ready;

    /**
     * What a build takes from caches.
     *
     * @param imports as {@link #cacheFrom} makes them
     * @param without as {@link BuildCommand#withoutCache} has it
     */
    record Caching(List<String> imports, List<String> without) {
        Caching {
            imports = List.copyOf(imports);
            without = List.copyOf(without);
        }
    }

    BuildCommands(JobOrder order, Readiness ready) {
        this.order = order;
        this.ready = ready;
    }

    /**
     * What builds and pushes a stage image or a slice, and exports no cache.
     *
     * @param caching what is taken from caches
     */
    BuildCommand ofOutput(Output output, CollapsedDockerfile collapsed, CollapsedFile file, Caching caching) {
        return command(output.key(), collapsed, file, caching, pushed(output.key()), Publication.NOWHERE);
    }

    /** What builds and pushes the final image, and exports no registry cache. */
    BuildCommand ofTarget(Publication publication, CollapsedDockerfile collapsed, CollapsedFile file, Caching caching) {
        String output = publication.names().isEmpty() ? pushed(IMAGE) : "type=image,push=true" + compression();
        return command(IMAGE, collapsed, file, caching, output, publication);
    }

    /** As {@code --cache-from} takes a cache. */
    String cacheFrom(String tag) {
        return "type=registry,ref=" + order.caches() + ":" + tag;
    }

    /**
     * As {@code --cache-to} takes a cache: all that was built, in the image's compression, so that the two share their
     * layers; and never a reason to fail.
     */
    String cacheTo(String tag) {
        return cacheFrom(tag) + ",mode=max,ignore-error=true" + compression();
    }

    private BuildCommand command(
            String key,
            CollapsedDockerfile collapsed,
            CollapsedFile file,
            Caching caching,
            String output,
            Publication publication) {
        Plan plan = order.plan();
        Job job = order.job();
        return new BuildCommand(
                key,
                order.root(),
                (job.readsContext() ? order.root().resolve(plan.context()) : file.emptyContext()).toString(),
                file.file().toString(),
                collapsed.target(),
                plan.request().platform().toString(),
                buildArgs(collapsed),
                ready.contexts(),
                wanted(
                        order.secrets(),
                        BuildCommands::secretId,
                        job.secrets().stream().map(use -> use.id()).toList()),
                wanted(order.ssh(), BuildCommands::sshId, job.ssh()),
                job.entitlements(),
                caching.imports(),
                publication.inlineCache() ? List.of("type=inline") : List.of(),
                List.of(output),
                publication.names(),
                publication.labels(),
                publication.annotations(),
                caching.without());
    }

    /**
     * The docker driver does not push by digest; there the image gets a tag that no other run has, and that nobody takes it
     * by.
     */
    private String pushed(String key) {
        return ready.builder().pushesByDigest()
                ? "type=image,name=" + order.images() + ",push-by-digest=true,name-canonical=true,push=true"
                        + compression()
                : "type=image,name=" + order.images() + ":" + runTag(key) + ",push=true" + compression();
    }

    /** The docker driver's own image store knows gzip only; it exports no cache either. */
    private String compression() {
        return ready.builder().cacheExport() ? ",compression=zstd" : "";
    }

    private String runTag(String key) {
        String suffix = "-" + key;
        String run = NOT_OF_TAGS.matcher("run-" + order.run()).replaceAll("-");
        return run.substring(0, Math.min(run.length(), LONGEST_TAG - suffix.length())) + suffix;
    }

    /** What the collapsed Dockerfile needs, and on top of it what the job's stages can see of what was given. */
    private Map<String, String> buildArgs(CollapsedDockerfile collapsed) {
        Map<String, String> values = new TreeMap<>(collapsed.buildArgs());
        for (String name : order.job().buildArgs()) {
            String value = order.buildArgs()
                    .getOrDefault(name, order.plan().request().buildArgs().get(name));
            if (value != null) {
                values.put(name, value);
            }
        }
        return values;
    }

    private static List<String> wanted(List<String> given, Function<String, String> id, List<String> ids) {
        List<String> wanted = new ArrayList<>(given);
        wanted.removeIf(option -> !ids.contains(id.apply(option)));
        return wanted;
    }

    /** The id in what {@code --secret} takes, as {@code id=NAME,env=VARIABLE}; empty where it has none. */
    static String secretId(String option) {
        for (String field : option.split(",", -1)) {
            if (field.startsWith("id=")) {
                return field.substring("id=".length());
            }
        }
        return "";
    }

    /** The id in what {@code --ssh} takes, as {@code default=PATH}. */
    static String sshId(String option) {
        int equals = option.indexOf('=');
        return equals < 0 ? option : option.substring(0, equals);
    }
}
