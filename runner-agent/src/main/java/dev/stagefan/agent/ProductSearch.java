package dev.stagefan.agent;

import dev.stagefan.plan.Output;
import dev.stagefan.registry.Descriptor;
import dev.stagefan.registry.ImageReference;
import dev.stagefan.registry.RegistryException;
import dev.stagefan.reuse.Attestation;
import dev.stagefan.reuse.Decision.Found;
import dev.stagefan.reuse.Decision.LookUp;
import dev.stagefan.reuse.Namespace;
import dev.stagefan.reuse.ProductTag;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks products up by the keys of their stages: in the build's own namespace, then in those that it may reuse from, and
 * nowhere else. A look-up that fails finds nothing, and is said.
 */
final class ProductSearch implements LookUp {
    private static final int SHOWN_DIGITS = 12;

    private final ResolveOrder order;
    private final Map<Integer, String> keys;
    private final Map<Integer, String> reasons;
    private final Asking asking;
    private final AgentListener listener;
    private final Map<String, String> misses = new HashMap<>();
    private boolean silent;

    /**
     * @param keys by stage
     * @param reasons why a stage is built whatever the registry has, a clause, by stage
     */
    ProductSearch(
            ResolveOrder order,
            Map<Integer, String> keys,
            Map<Integer, String> reasons,
            Asking asking,
            AgentListener listener) {
        this.order = order;
        this.keys = Map.copyOf(keys);
        this.reasons = Map.copyOf(reasons);
        this.asking = asking;
        this.listener = listener;
    }

    /** Why a product was not found, a clause; nothing where it was, or was not looked for. */
    Optional<String> miss(String product) {
        return Optional.ofNullable(misses.get(product));
    }

    @Override
    public Optional<Found> find(Output output) throws InterruptedException {
        String key = keys.get(output.stage());
        String reason = reasons.get(output.stage());
        if (reason != null || key == null) {
            misses.put(output.key(), reason == null ? "it has no key" : reason);
            return Optional.empty();
        }
        Set<Namespace> namespaces = new LinkedHashSet<>();
        namespaces.add(order.namespace());
        namespaces.addAll(order.reuseFrom());
        String miss = "there is no image under its key " + key.substring(0, SHOWN_DIGITS);
        for (Namespace namespace : namespaces) {
            if (silent) {
                miss = "the look-up failed";
                break;
            }
            try {
                Optional<Found> found = find(output, key, namespace);
                if (found.isPresent()) {
                    return found;
                }
            } catch (RegistryException e) {
                miss = "the look-up failed";
                fail(output, e);
            } catch (NotAttestedException e) {
                miss = String.valueOf(e.getMessage());
                listener.warned(output.label() + " is built though it is in the registry, because " + miss);
            }
        }
        misses.put(output.key(), miss);
        return Optional.empty();
    }

    /** A registry that does not answer will not for the next product: each would take minutes. */
    private void fail(Output output, RegistryException failure) {
        switch (failure.kind()) {
            case UNREACHABLE, TRANSIENT, UNAUTHORIZED, DENIED -> {
                if (!silent) {
                    listener.warned("builds what it cannot look up: " + failure.getMessage());
                }
                silent = true;
            }
            case NOT_FOUND, READ_ONLY, CORRUPT, REFUSED ->
                listener.warned("builds " + output.label() + ", which it cannot look up: " + failure.getMessage());
        }
    }

    private Optional<Found> find(Output output, String key, Namespace namespace)
            throws RegistryException, NotAttestedException, InterruptedException {
        ImageReference tagged = ImageReference.tagged(order.images(), ProductTag.of(namespace.prefix(), output, key));
        Optional<Descriptor> there = asking.tryToAsk(registry -> registry.head(tagged));
        if (there.isEmpty()) {
            return Optional.empty();
        }
        ImageReference image =
                ImageReference.digested(order.images(), there.get().digest());
        // Read, not only asked for: what is taken is what has the digest, whatever the tag said.
        asking.tryToAsk(registry -> registry.manifest(image));
        Attestation attestation = order.attestation();
        if (attestation != null) {
            Optional<String> refusal = attestation.refusal(image.toString(), namespace.ref());
            if (refusal.isPresent()) {
                throw new NotAttestedException(refusal.get());
            }
        }
        return Optional.of(new Found(there.get().digest(), namespace));
    }

    /** An image that nobody vouches for. */
    private static final class NotAttestedException extends Exception {
        private static final long serialVersionUID = 1L;

        NotAttestedException(String reason) {
            super(reason);
        }
    }
}
