package dev.stagefan.agent;

import dev.stagefan.key.KeyPart;
import dev.stagefan.key.StageKey;
import dev.stagefan.key.StageKeys;
import dev.stagefan.plan.Output;
import dev.stagefan.registry.ImageReference;
import dev.stagefan.registry.RegistryException;
import dev.stagefan.reuse.KeyParts;
import dev.stagefan.reuse.ProductTag;
import dev.stagefan.reuse.Resolution;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a job makes for later builds: puts the tag on each product by which they find it, and beside it what the keys of
 * the job's stages are made of. What cannot be kept is made again some day; it is no reason to fail.
 */
final class KeptProducts {
    private static final int SHOWN_DIGITS = 12;
    private static final StageKeys NO_KEYS = new StageKeys(Map.of(), Map.of());

    private final JobOrder order;
    private final @Nullable Resolution resolution;
    private final StageKeys own;
    private final Map<String, String> remotes;
    private final Asking asking;
    private final AgentListener listener;
    private @Nullable Boolean moved;

    private KeptProducts(
            JobOrder order, @Nullable Resolution resolution, StageKeys own, Asking asking, AgentListener listener) {
        this.order = order;
        this.resolution = resolution;
        this.own = own;
        this.remotes = resolution == null ? Map.of() : resolution.remotes();
        this.asking = asking;
        this.listener = listener;
    }

    /** Computes the keys of the job's stages from what is here, before anything is built from it. */
    static KeptProducts of(JobOrder order, PlannedFile file, Asking asking, AgentListener listener) {
        Resolution resolution = order.resolution();
        if (resolution == null) {
            return new KeptProducts(order, null, NO_KEYS, asking, listener);
        }
        KeyWork work = new KeyWork(
                order.plan(),
                order.root(),
                file,
                order.bases(),
                resolution.remotes(),
                resolution.refresh(),
                resolution.salt());
        StageKeys own;
        try {
            own = work.ofJob(order.job(), resolution.keys());
        } catch (AgentException e) {
            listener.warned("keeps nothing for later builds: " + e.getMessage());
            return new KeptProducts(order, null, NO_KEYS, asking, listener);
        }
        KeptProducts kept = new KeptProducts(order, resolution, own, asking, listener);
        order.job().stages().forEach(stage -> kept.compare(stage, file, resolution));
        return kept;
    }

    /** What is built is what is here; a tag by what was resolved would give it out for something else. */
    private void compare(int stage, PlannedFile file, Resolution resolution) {
        String resolved = resolution.keys().get(stage);
        if (resolved != null && !isSame(stage, resolved)) {
            StageKey here = own.keys().get(stage);
            String label = file.graph().stages().get(stage).label();
            listener.warned("keeps nothing of " + label + " for later builds, because its key is "
                    + (here == null
                            ? "not known here: " + own.keyless().getOrDefault(stage, "it is not needed")
                            : here.hex().substring(0, SHOWN_DIGITS))
                    + " and was resolved as " + resolved.substring(0, SHOWN_DIGITS)
                    + ": what is checked out here is not what was resolved, or a build arg is another");
        }
    }

    private boolean isSame(int stage, @Nullable String resolved) {
        StageKey here = own.keys().get(stage);
        return here != null && here.hex().equals(resolved);
    }

    /** Whether a remote source has moved since it was resolved: then nobody knows which of the two was built. */
    private boolean hasMoved() {
        Boolean known = moved;
        if (known != null) {
            return known;
        }
        Set<String> counted = own.keys().values().stream()
                .flatMap(key -> key.parts().stream())
                .filter(part -> part.kind() == KeyPart.Kind.REMOTE)
                .map(KeyPart::value)
                .collect(Collectors.toSet());
        Optional<String> source = remotes.entrySet().stream()
                .filter(remote -> counted.contains(remote.getValue()))
                .filter(remote -> Floating.hasMoved(remote.getKey(), remote.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
        source.ifPresent(url -> listener.warned("keeps nothing for later builds, because " + Floating.shown(url)
                + " has moved since it was resolved, or cannot be looked up"));
        moved = source.isPresent();
        return source.isPresent();
    }

    /** Puts the tag of a product on it, where its stage has a key. */
    void keep(Output output, String digest) throws InterruptedException {
        if (resolution == null) {
            return;
        }
        String key = resolution.keys().get(output.stage());
        if (key == null || !isSame(output.stage(), key) || hasMoved()) {
            return;
        }
        String tag = ProductTag.of(resolution.namespace(), output, key);
        try {
            asking.tryToAsk(registry -> {
                registry.tag(ImageReference.digested(order.images(), digest), tag);
                return tag;
            });
            listener.said("keeps it as " + tag);
        } catch (RegistryException e) {
            listener.warned("a later build will make " + output.label() + " again, because it cannot be tagged: "
                    + e.getMessage());
        }
    }

    /** Keeps what the keys of the job's stages are made of, once all that it makes is there. */
    void keepParts() throws InterruptedException {
        if (resolution == null || hasMoved()) {
            return;
        }
        String namespace = resolution.namespace();
        String platform = order.plan().request().platform().toString();
        for (StageKey key : own.keys().values()) {
            if (!order.job().stages().contains(key.stage())
                    || !isSame(key.stage(), resolution.keys().get(key.stage()))) {
                continue;
            }
            try {
                boolean kept = asking.tryToAsk(
                        registry -> new KeyParts(registry, order.images(), platform).write(namespace, key));
                if (!kept) {
                    listener.said("does not keep what the key of " + key.label() + " is made of, which is too much");
                }
            } catch (RegistryException e) {
                listener.warned("stagefan explain will not know what this build of " + key.label()
                        + " was made of, because that cannot be kept: " + e.getMessage());
            }
        }
    }
}
