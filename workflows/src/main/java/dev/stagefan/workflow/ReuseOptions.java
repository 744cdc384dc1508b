package dev.stagefan.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked of the job that decides which jobs run.
 *
 * @param refresh {@code STAGE=WHEN}, when a stage is built although nothing changed
 * @param resolveArgs {@code NAME=git:URL#REF}, build args that are looked up once a run
 * @param reuseFrom branches, or full refs, whose stages are taken, too
 * @param salt text that is a part of every key, or null
 * @param attest whether what is pushed is attested, and only what is attested is taken again
 */
public record ReuseOptions(
        List<String> refresh,
        List<String> resolveArgs,
        List<String> reuseFrom,
        @Nullable String salt,
        boolean attest) {
    /** Takes again whatever this ref has made, and attests nothing. */
    public static final ReuseOptions DEFAULT = new ReuseOptions(List.of(), List.of(), List.of(), null, false);

    public ReuseOptions {
        refresh = List.copyOf(refresh);
        resolveArgs = List.copyOf(resolveArgs);
        reuseFrom = List.copyOf(reuseFrom);
    }
}
