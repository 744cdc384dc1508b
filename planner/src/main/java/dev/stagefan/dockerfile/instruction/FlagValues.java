package dev.stagefan.dockerfile.instruction;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.text.Casing;
import dev.stagefan.dockerfile.text.Quote;
import dev.stagefan.dockerfile.text.Statement;
import dev.stagefan.dockerfile.text.Suggestion;
import dev.stagefan.dockerfile.text.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The flags that an instruction was given, checked against those that it knows.
 *
 * <p>buildkit: frontend/dockerfile/instructions/bflag.go
 */
final class FlagValues {
    private final Statement statement;
    private final Map<String, FlagSpec> known = new LinkedHashMap<>();
    private final Map<String, List<Word>> given = new LinkedHashMap<>();

    private FlagValues(Statement statement, List<FlagSpec> specs) {
        this.statement = statement;
        specs.forEach(spec -> known.put(spec.name(), spec));
    }

    static FlagValues read(Statement statement, FlagSpec... specs) throws DockerfileException {
        FlagValues values = new FlagValues(statement, Arrays.asList(specs));
        for (Word flag : statement.flags()) {
            values.add(flag);
        }
        return values;
    }

    private void add(Word flag) throws DockerfileException {
        int equals = flag.text().indexOf('=');
        String name = flag.text().substring(2, equals < 0 ? flag.text().length() : equals);
        FlagSpec spec = known.get(name);
        if (spec == null) {
            throw unknown(flag, name);
        }
        List<Word> values = given.computeIfAbsent(name, key -> new ArrayList<>());
        if (!values.isEmpty() && spec.kind() != FlagSpec.Kind.LIST) {
            throw statement.refusal("duplicate-flag", "the flag --" + name + " is given a second time", flag);
        }
        String value = equals < 0 ? null : flag.text().substring(equals + 1);
        if (spec.kind() == FlagSpec.Kind.SWITCH) {
            values.add(new Word(switchValue(flag, name, value), flag.offset()));
        } else if (value != null) {
            values.add(new Word(value, flag.offset()));
        } else {
            throw statement.refusal(
                    "missing-flag-value", "the flag --" + name + " has no value", flag, "write --" + name + "=VALUE");
        }
    }

    private String switchValue(Word flag, String name, @Nullable String value) throws DockerfileException {
        String lower = value == null ? "true" : Casing.lower(value);
        String help = "write --" + name + ", --" + name + "=true or --" + name + "=false";
        if (lower.isEmpty()) {
            throw statement.refusal("missing-flag-value", "the flag --" + name + " has no value", flag, help);
        }
        if (!lower.equals("true") && !lower.equals("false")) {
            throw statement.refusal(
                    "invalid-flag-value",
                    "the flag --" + name + " is on or off, " + Quote.of(flag.text()) + " is neither",
                    flag,
                    help);
        }
        return lower;
    }

    private DockerfileException unknown(Word flag, String name) {
        String keyword = Casing.upper(statement.head().word().text());
        String message = keyword + " has no flag " + Quote.of("--" + name);
        if (known.isEmpty()) {
            return statement.refusal(
                    "unknown-flag", message, flag, "it takes none; put -- before an argument that begins with --");
        }
        List<String> flags = known.keySet().stream().map(key -> "--" + key).toList();
        return statement.refusal("unknown-flag", message, flag, Suggestion.help("--" + name, flags));
    }

    /** The values of a flag with their places; empty if it was not given. */
    List<Word> words(String name) {
        return given.getOrDefault(name, List.of());
    }

    List<String> texts(String name) {
        return Statement.texts(words(name));
    }

    /** The value of a flag, or null if it was not given. */
    @Nullable
    String text(String name) {
        List<Word> words = words(name);
        return words.isEmpty() ? null : words.get(0).text();
    }

    String textOr(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    /** Whether a switch was turned on or off, or null if it was not given. */
    @Nullable
    Boolean switched(String name) {
        String text = text(name);
        return text == null ? null : Boolean.valueOf(text);
    }

    boolean isOn(String name) {
        return Boolean.TRUE.equals(switched(name));
    }

    /** Names and values of what was given, in order. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        given.forEach((name, words) -> all.put(name, words.get(0).text()));
        return all;
    }
}
