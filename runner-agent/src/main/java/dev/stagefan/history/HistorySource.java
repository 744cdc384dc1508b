package dev.stagefan.history;

import dev.stagefan.registry.ImageReference;
import dev.stagefan.registry.Repository;

/** Where a history is, as somebody wrote it. */
public sealed interface HistorySource {
    /** Tag of a history where none is named. */
    String TAG = "stagefan-timings";

    /** An artifact in a registry: {@code oci:REPOSITORY[:TAG]}. */
    record Registry(ImageReference reference) implements HistorySource {
        @Override
        public String toString() {
            return "oci:" + reference;
        }
    }

    /** The file {@code timings.yml} of a branch of its own: {@code branch:NAME}. */
    record Branch(String name) implements HistorySource {
        @Override
        public String toString() {
            return "branch:" + name;
        }
    }

    /** A file on this machine: {@code file:PATH}. */
    record File(String path) implements HistorySource {
        @Override
        public String toString() {
            return "file:" + path;
        }
    }

    /**
     * Reads a source.
     *
     * @throws IllegalArgumentException where it is none; the message says what to try
     */
    static HistorySource parse(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? "" : text.substring(0, colon);
        String rest = text.substring(colon + 1);
        if (rest.isBlank()) {
            throw refused(text, "it names no place");
        }
        return switch (kind) {
            case "oci" -> new Registry(reference(rest));
            case "branch" -> new Branch(rest);
            case "file" -> new File(rest);
            default -> throw refused(text, "it does not begin with oci:, branch: or file:");
        };
    }

    private static ImageReference reference(String text) {
        if (text.contains("@")) {
            throw refused("oci:" + text, "a digest never changes");
        }
        boolean tagged = text.indexOf(':', text.lastIndexOf('/') + 1) >= 0;
        return tagged ? ImageReference.parse(text) : ImageReference.tagged(Repository.parse(text), TAG);
    }

    private static IllegalArgumentException refused(String text, String reason) {
        return new IllegalArgumentException("could not use the history \"" + text + "\" because " + reason
                + "; write it as oci:ghcr.io/acme/image, branch:stagefan-timings or file:timings.yml");
    }
}
