package dev.stagefan.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A Dockerfile that a command was given.
 *
 * @param given the path as the user gave it
 * @param file where it is, or empty for standard input
 */
record DockerfileSource(String given, Optional<Path> file, String text) {}
