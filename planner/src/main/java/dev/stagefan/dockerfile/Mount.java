package dev.stagefan.dockerfile;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A {@code --mount} of RUN with its variables replaced. A null is a field that was not given.
 *
 * <p>buildkit: frontend/dockerfile/instructions/commands_runmount.go
 *
 * @param type what is mounted
 * @param from the stage, image or named context to mount from; null or empty is the build context
 * @param source the path in {@code from}, or a secret's name
 * @param target where it is mounted
 * @param id the name of a cache, a secret or an SSH agent
 * @param sharing how builds that run at the same time share a cache
 * @param required whether the build fails without the secret or agent
 * @param env the environment variable that a secret goes into; empty for the one that its id names
 * @param size the limit of a tmpfs in bytes
 * @param mode permissions as a number, as 0o755
 * @param readOnly as asked for, or else true unless the type is cache or tmpfs
 */
public record Mount(
        Type type,
        @Nullable String from,
        @Nullable String source,
        @Nullable String target,
        @Nullable String id,
        @Nullable Sharing sharing,
        boolean required,
        @Nullable String env,
        @Nullable Long size,
        @Nullable Long mode,
        @Nullable Long uid,
        @Nullable Long gid,
        boolean readOnly) {

    /** What a mount brings in. */
    public enum Type {
        BIND,
        CACHE,
        TMPFS,
        SECRET,
        SSH;

        /** As a Dockerfile writes it, as {@code bind}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a cache is shared. */
    public enum Sharing {
        SHARED,
        PRIVATE,
        LOCKED;

        /** As a Dockerfile writes it, as {@code locked}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
