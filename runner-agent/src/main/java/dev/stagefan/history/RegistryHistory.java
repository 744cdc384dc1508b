package dev.stagefan.history;

import dev.stagefan.http.Pace;
import dev.stagefan.registry.Artifact;
import dev.stagefan.registry.Descriptor;
import dev.stagefan.registry.ImageReference;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.registry.RegistryException;
import dev.stagefan.timings.Timings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A history that is an artifact in a registry.
 *
 * <p>The OCI distribution spec has no conditional push, so that a tag can be set by two at once and one of them be lost. So
 * an append looks at the tag right before it sets it, lets pass more time than lies between such a look and a push, and then
 * reads what the tag has: until its samples are in there, it begins again.
 *
 * @param reference its repository and tag
 */
public record RegistryHistory(RegistryClient client, ImageReference reference, Pace pace) implements TimingHistory {
    static final String TYPE = "application/vnd.stagefan.timings.v1+yaml";

    private static final int MOST_ATTEMPTS = 8;

    /** A look at a tag and a push of a manifest whose layers are there are two short requests. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    /** What the tag had. */
    private record State(@Nullable String digest, Timings timings) {}

    @Override
    public Timings read() throws HistoryException, InterruptedException {
        return state().timings();
    }

    @Override
    public Timings append(Timings newer, int keepLatest) throws HistoryException, InterruptedException {
        State state = state();
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Timings merged = state.timings().merge(newer, keepLatest);
            if (merged.equals(state.timings())) {
                return merged;
            }
            push(state, merged);
            state = state();
        }
        if (state.timings().merge(newer, keepLatest).equals(state.timings())) {
            return state.timings();
        }
        throw new HistoryException(
                "could not append to the timing history " + reference + " because others append to it"
                        + " at the same time, " + MOST_ATTEMPTS + " times in a row; run the report again");
    }

    /** Sets the tag, unless it has moved since; and waits until whoever saw what we saw has set it too. */
    private void push(State seen, Timings merged) throws HistoryException, InterruptedException {
        Artifact artifact = new Artifact(
                TYPE,
                List.of(new Artifact.Part(TYPE, HistoryText.write(merged).getBytes(StandardCharsets.UTF_8))),
                Map.of());
        try {
            // The layers first, so that little time lies between the look and the push of the manifest.
            for (Artifact.Part part : artifact.parts()) {
                client.pushBlob(reference.repository(), part.mediaType(), part.bytes());
            }
            if (Objects.equals(digest(), seen.digest())) {
                client.push(reference.repository(), artifact, tag());
                pace.sleeper().sleep(SETTLED);
            }
        } catch (RegistryException e) {
            throw failure("append to", e);
        }
    }

    private State state() throws HistoryException, InterruptedException {
        try {
            String digest = digest();
            if (digest == null) {
                return new State(null, Timings.NONE);
            }
            Artifact artifact = client.artifact(ImageReference.digested(reference.repository(), digest))
                    .orElseThrow(() -> HistoryText.corrupt(reference.toString(), "the tag names what is not there"));
            if (!artifact.type().equals(TYPE)) {
                throw HistoryText.corrupt(reference.toString(), "the tag is of an artifact of another type");
            }
            return new State(
                    digest,
                    HistoryText.read(
                            reference.toString(), artifact.parts().get(0).bytes()));
        } catch (RegistryException e) {
            throw failure("read", e);
        }
    }

    private @Nullable String digest() throws RegistryException, InterruptedException {
        return client.head(reference).map(Descriptor::digest).orElse(null);
    }

    private String tag() {
        String tag = reference.tag();
        if (tag == null) {
            throw new IllegalStateException("a history has a tag");
        }
        return tag;
    }

    private HistoryException failure(String verb, RegistryException cause) {
        return new HistoryException(
                "could not " + verb + " the timing history " + reference + ": " + cause.getMessage());
    }
}
