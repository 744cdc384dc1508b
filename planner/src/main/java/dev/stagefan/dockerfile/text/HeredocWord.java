package dev.stagefan.dockerfile.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word that announces a heredoc, as {@code <<EOF}, {@code 3<<-"EOF"} or {@code << EOF}.
 *
 * <p>buildkit: frontend/dockerfile/parser/parser.go, heredocFromMatch
 *
 * @param name the word that ends the body, quotes removed
 * @param expands whether variables in the body are replaced: no part of the name is quoted
 * @param chomps whether tabs at the start of the body's lines are dropped
 */
public record HeredocWord(String name, boolean expands, boolean chomps) {
    private static final HeredocWord MALFORMED = new HeredocWord("", false, false);

    /** Whether the word looks like a heredoc, but its name cannot be read. */
    public boolean isMalformed() {
        return name.isEmpty();
    }

    /** The heredoc that a word announces, readable or not; null if it announces none. */
    public static @Nullable HeredocWord of(String word) {
        int at = 0;
        while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
            at++;
        }
        if (!word.startsWith("<<", at)) {
            return null;
        }
        boolean chomps = word.startsWith("-", at + 2);
        int nameStart = Blanks.skip(word, at + (chomps ? 3 : 2));
        String name = word.substring(nameStart);
        return name.isEmpty() || name.indexOf('<') >= 0 ? null : named(ByteText.of(name), chomps);
    }

    private static @Nullable HeredocWord named(String bytes, boolean chomps) {
        List<Word> plain = ShellSplitter.words(bytes, ShellSplitter.Quotes.REMOVED, ShellSplitter.Escapes.REMOVED);
        if (plain == null) {
            return MALFORMED;
        }
        if (plain.size() != 1) {
            return null;
        }
        List<Word> quoted = ShellSplitter.words(bytes, ShellSplitter.Quotes.KEPT, ShellSplitter.Escapes.REMOVED);
        if (quoted == null || quoted.size() != 1) {
            return MALFORMED;
        }
        String name = plain.get(0).text();
        return new HeredocWord(name, quotesIn(name) == quotesIn(quoted.get(0).text()), chomps);
    }

    private static long quotesIn(String text) {
        return text.chars().filter(letter -> letter == '\'' || letter == '"').count();
    }
}
