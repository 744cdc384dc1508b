package dev.stagefan.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a finished stage reaches the job that needs it. */
public enum Transport {
    /** The stage image takes the stage's place: {@code --build-context STAGE=docker-image://REF@DIGEST}. */
    @JsonProperty("named-context")
    NAMED_CONTEXT,
    /** As a named context, but the image holds only the paths that are consumed. */
    @JsonProperty("slice")
    SLICE,
    /** The original Dockerfile is built with the producing job's registry cache; its instructions must be CACHED. */
    @JsonProperty("registry-cache")
    REGISTRY_CACHE,
    /** The stage image is what the stage's {@code FROM} names in a collapsed Dockerfile, which keeps the stage's ARGs. */
    @JsonProperty("stage-image")
    STAGE_IMAGE;

    /** What travels, the first part of a product's key. */
    String product() {
        return this == SLICE ? "slice" : "stage";
    }
}
