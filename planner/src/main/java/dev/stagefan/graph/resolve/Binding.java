package dev.stagefan.graph.resolve;

/**
 * A variable with its value.
 *
 * @param setIn index of the stage whose ARG or ENV gave the value; {@link #BY_IMAGE} for an external image
 * @param fingerprint of name and value, kept because values can be long
 */
record Binding(String name, String value, int setIn, long fingerprint) {
    static final int BY_IMAGE = -1;

    static Binding of(String name, String value, int setIn) {
        return new Binding(name, value, setIn, Fingerprint.of(Fingerprint.of(name), Fingerprint.of(value)));
    }
}
