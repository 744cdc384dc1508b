package dev.stagefan.expansion;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a word became.
 *
 * @param text the word with its variables replaced
 * @param words the text split at white space outside quotes, as EXPOSE takes it. What stands before a
 *     <code>${…}</code> with a modifier in the same word is lost in it, as BuildKit loses it
 * @param used names of the set variables that were looked up, in order of appearance
 * @param unset names that were looked up and are not set, in order of appearance
 */
public record Expansion(String text, List<String> words, Set<String> used, Set<String> unset) {
    /**
     * The most characters that an expansion may write, inner words included. BuildKit has no such limit; it runs out of
     * memory instead.
     */
    public static final int LENGTH_LIMIT = 8_000_000;

    public Expansion {
        words = List.copyOf(words);
        used = Collections.unmodifiableSet(new LinkedHashSet<>(used));
        unset = Collections.unmodifiableSet(new LinkedHashSet<>(unset));
    }

    /** Expands a word. */
    public static Expansion of(String word, ExpansionRules rules, Variables variables) throws ExpansionException {
        return new ExpansionMachine(word, rules, variables).run();
    }
}
