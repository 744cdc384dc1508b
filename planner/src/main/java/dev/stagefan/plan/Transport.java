package dev.stagefan.plan;

/** How a finished stage reaches the job that needs it. */
public enum Transport {
    /** The stage image takes the stage's place: {@code --build-context STAGE=docker-image://REF@DIGEST}. */
    NAMED_CONTEXT,
    /** As a named context, but the image holds only the paths that are consumed. */
    SLICE,
    /** The original Dockerfile is built with the producing job's registry cache; its instructions must be CACHED. */
    REGISTRY_CACHE
}
