package dev.stagefan.agent;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.buildkit.Cancellation;
import dev.stagefan.http.Pace;
import dev.stagefan.plan.Plan;
import dev.stagefan.registry.Descriptor;
import dev.stagefan.registry.ImageReference;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.registry.RegistryException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks up which digests the external images of a plan have now, so that all of its jobs build on the same ones. The digest
 * is that of the index, where there is one: BuildKit picks the platform.
 */
public final class Resolver {
    /** Names all images. */
    public static final String ALL = "all";

    private final AgentListener listener;
    private final Asking asking;

    private Resolver(AgentListener listener, Asking asking) {
        this.listener = listener;
        this.asking = asking;
    }

    /**
     * Looks the images up.
     *
     * @param root the folder that the plan's paths are relative to
     * @param optional images that may be left to the builder where they cannot be looked up, by reference, or {@link #ALL}
     * @param listener told of each image that is left to the builder
     * @return digests, as {@code sha256:…}, by the reference that the stages use, sorted
     * @throws AgentException where the plan is stale, or an image cannot be looked up
     */
    public static Map<String, String> resolve(
            Plan plan,
            Path root,
            Set<String> optional,
            RegistryClient registry,
            AgentListener listener,
            Cancellation cancellation)
            throws AgentException, InterruptedException {
        return resolve(PlannedFile.read(plan, root), optional, new Asking(registry, Pace.REAL, cancellation), listener);
    }

    /** The same of a Dockerfile that is read already. */
    static Map<String, String> resolve(PlannedFile file, Set<String> optional, Asking asking, AgentListener listener)
            throws AgentException, InterruptedException {
        Resolver resolver = new Resolver(listener, asking);
        Map<String, String> bases = new TreeMap<>();
        for (String image : file.graph().images()) {
            if (!PinnedBases.isPinned(image)) {
                Optional<String> digest = resolver.digest(image, optional.contains(ALL) || optional.contains(image));
                digest.ifPresent(found -> bases.put(image, found));
            }
        }
        return bases;
    }

    private Optional<String> digest(String image, boolean mayBeLeft) throws AgentException, InterruptedException {
        try {
            ImageReference reference = ImageReference.parse(image);
            Optional<Descriptor> found = asking.tryToAsk(registry -> registry.head(reference));
            if (found.isPresent()) {
                return found.map(Descriptor::digest);
            }
            return missing(image, "could not look up " + image + " because the registry does not have it", mayBeLeft);
        } catch (RegistryException e) {
            return missing(image, String.valueOf(e.getMessage()), mayBeLeft);
        } catch (IllegalArgumentException e) {
            throw new AgentException(Fault.INPUT, String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> missing(String image, String reason, boolean mayBeLeft) throws AgentException {
        if (!mayBeLeft) {
            throw new AgentException(
                    Fault.OUTSIDE,
                    reason
                            + ". Jobs that look it up for themselves may build on different ones: where the builder reaches it"
                            + " by a mirror, or has it, accept that with --optional " + image);
        }
        listener.warned(image + " is taken as each job's builder finds it: " + reason);
        return Optional.empty();
    }
}
