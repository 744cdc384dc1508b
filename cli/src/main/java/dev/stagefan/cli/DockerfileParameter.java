package dev.stagefan.cli;

import picocli.CommandLine.Parameters;

/** The Dockerfile that a command is about. */
final class DockerfileParameter {
    @Parameters(
            arity = "0..1",
            paramLabel = "DOCKERFILE",
            defaultValue = "Dockerfile",
            description = "The Dockerfile; - reads it from standard input (default: ./Dockerfile).")
    private String given = "";

    String given() {
        return given;
    }
}
