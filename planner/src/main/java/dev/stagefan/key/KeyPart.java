package dev.stagefan.key;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that a stage's result depends on.
 *
 * @param kind what it is
 * @param name what tells it from others of its kind, for people: {@code COPY src /app/src}, {@code rocm/pytorch:latest}
 * @param value what it is now: a digest, a key, a text
 * @param files for what is taken of the context, what each path holds, by path; empty where there are none, or too many
 */
public record KeyPart(Kind kind, String name, String value, Map<String, String> files) {
    /** In the order in which a key is made of them, and in which people are told. */
    public enum Kind {
        /** The form of keys, the platforms, the salt. */
        SETTING,
        /** An external image, and its digest. */
        BASE_IMAGE,
        /** A stage that is consumed, and its key. */
        STAGE,
        /** A variable that an instruction sets, and what it comes to. */
        VARIABLE,
        /** An instruction, as written. */
        INSTRUCTION,
        /** What an instruction takes of the build context or of a named one. */
        FILES,
        /** What an instruction fetches, and what tells one content of it from the next. */
        REMOTE,
        /** What is to float, and how far it has floated. */
        REFRESH
    }

    public KeyPart {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /** A part without files. */
    public KeyPart(Kind kind, String name, String value) {
        this(kind, name, value, Map.of());
    }
}
