package dev.stagefan.agent;

import dev.stagefan.buildkit.Builder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a job builds with, all of it checked.
 *
 * @param file the Dockerfile that was planned
 * @param images the finished stages that the job takes, as {@code REPOSITORY@sha256:…}, by stage index
 * @param contexts named contexts by name, those that hold external images to their digests included
 */
record Readiness(PlannedFile file, Builder builder, Map<Integer, String> images, Map<String, String> contexts) {
    Readiness {
        images = Map.copyOf(images);
        contexts = Collections.unmodifiableMap(new LinkedHashMap<>(contexts));
    }
}
