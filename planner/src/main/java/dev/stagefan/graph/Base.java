package dev.stagefan.graph;

/** What a stage starts from. */
public sealed interface Base {
    /** An earlier stage of the same file. */
    record OfStage(int index) implements Base {}

    /** An image of a registry, or what a named context puts in its place; the reference as expanded. */
    record OfImage(String reference) implements Base {}

    /** Nothing. */
    record Scratch() implements Base {}
}
