package dev.stagefan.graph;

import org.jspecify.annotations.Nullable;

/**
 * An ARG that a stage's children inherit and that the stage's image does not carry: how it is declared on top of that
 * image.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go, dispatchStages and dispatchArg
 */
public sealed interface CarriedArg {
    String name();

    /** 1-based line of the ARG that gave it its value. */
    int line();

    /**
     * By the very words of the user: whatever they read has the same value on top of the image.
     *
     * @param written the default as written, or null where there is none
     */
    record AsWritten(String name, @Nullable String written, int line) implements CarriedArg {}

    /** By its value: what the words read has changed since. */
    record WithValue(String name, String value, int line) implements CarriedArg {}

    /**
     * By its value unless the outside image at the root has a variable of that name, which wins over the ARG in every
     * further stage; a later ARG reads it there.
     */
    record UnlessInImage(String name, String value, int line) implements CarriedArg {}

    /**
     * Not at all.
     *
     * @param reason a clause for people
     */
    record NotKnown(String name, String reason, int line) implements CarriedArg {}
}
