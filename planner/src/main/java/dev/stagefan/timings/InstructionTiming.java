package dev.stagefan.timings;

/**
 * How long one instruction of a stage takes.
 *
 * @param instruction what BuildKit's progress calls it, without the place in front: {@code RUN make -j8}; white space is
 *     one blank each
 * @param duration of the runs in which it was not cached
 */
public record InstructionTiming(String instruction, Samples duration) {}
