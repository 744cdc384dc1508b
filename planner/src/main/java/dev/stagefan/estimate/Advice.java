package dev.stagefan.estimate;

import org.jspecify.annotations.Nullable;

/**
 * Something that would help, or that endangers the run.
 *
 * @param kind stable kebab-case name, as {@code bounding-stage}, {@code near-timeout}, {@code job-does-not-pay},
 *     {@code base-pull}, {@code cut-stage}, {@code measure}
 * @param subject the job, stage or image that it is about
 * @param sentence for people, with its numbers
 * @param gainSeconds by how much the makespan's median would shrink, or null where that is not what it is about
 */
public record Advice(
        String kind,
        String subject,
        String sentence,
        @Nullable Double gainSeconds) {}
