package dev.stagefan.git;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.PersonIdent;

/** Who commits. */
public record Author(String name, String email) {
    /** Whom GitHub shows for what a workflow's own token does; the number is the account's. */
    public static final Author GITHUB_ACTIONS =
            new Author("github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com");

    private static final Pattern FORM = Pattern.compile("([^<>\\p{Cntrl}]+?)\\s*<([^<>\\s\\p{Cntrl}]+)>");

    /** Reads {@code NAME <EMAIL>}; empty where it is something else. */
    public static Optional<Author> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches() ? Optional.of(new Author(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    PersonIdent at(Instant time) {
        return new PersonIdent(name, email, time, ZoneOffset.UTC);
    }
}
