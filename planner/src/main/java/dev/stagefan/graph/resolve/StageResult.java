package dev.stagefan.graph.resolve;

import java.util.List;

/**
 * What a state hands to those that start from it or take from it; immutable.
 *
 * @param environment its variables
 * @param directory where relative paths start
 * @param user who a RUN is run by; empty for the image's own
 * @param shell what SHELL says; empty for the image's own
 * @param os the operating system that it is for
 * @param vertex the number of its last operation, see {@link VertexTable}
 * @param fromUnknownImage whether it comes from an image, whose variables are not known
 */
record StageResult(
        StageEnvironment environment,
        WorkingDirectory directory,
        String user,
        List<String> shell,
        String os,
        int vertex,
        boolean fromUnknownImage) {
    StageResult {
        shell = List.copyOf(shell);
    }
}
