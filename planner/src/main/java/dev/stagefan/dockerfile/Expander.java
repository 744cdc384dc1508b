package dev.stagefan.dockerfile;

/** Replaces the variables in a word. */
@FunctionalInterface
public interface Expander {
    /** The word with its variables replaced; refuses one that BuildKit would refuse. */
    String expand(String word) throws DockerfileException;
}
