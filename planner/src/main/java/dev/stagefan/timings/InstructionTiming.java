package dev.stagefan.timings;

/**
 * How long one instruction of a stage takes.
 *
 * @param instruction as {@link InstructionName} has it: {@code RUN make -j8}; one that the Dockerfile does not have is
 *     called as BuildKit's progress calls it
 * @param duration of the runs in which it was not cached
 */
public record InstructionTiming(String instruction, Samples duration) {}
