package dev.stagefan.image;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing in which two images differ. Texts come from the images, and may hold any character.
 *
 * @param where what differs
 * @param name path of a file, with {@code \xff} for what is not UTF-8; name of a part of the configuration, as {@code Env
 *     PATH} or {@code Entrypoint}
 * @param first what the first image has; null where it has nothing
 * @param second what the second one has, likewise
 */
public record Difference(
        Where where,
        String name,
        Aspect aspect,
        @Nullable String first,
        @Nullable String second) {
    /** Which part of an image. */
    public enum Where {
        CONFIGURATION,
        FILE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** In which respect. */
    public enum Aspect {
        /** One image has it and the other does not: what kind of file, or the value. */
        PRESENCE("presence"),
        VALUE("value"),
        ORDER("order"),
        KIND("kind"),
        CONTENTS("contents"),
        TARGET("target"),
        DEVICE("device"),
        MODE("mode"),
        OWNER("owner"),
        HARD_LINK("hard link of"),
        ATTRIBUTE("extended attribute"),
        MODIFIED("modified");

        private final String word;

        Aspect(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}
