package dev.stagefan.dockerfile.instruction;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Expander;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Mount;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.text.Casing;
import dev.stagefan.dockerfile.text.Quote;
import dev.stagefan.dockerfile.text.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code --mount} flag: once when RUN is parsed, when variables are not known yet, and once when it is run.
 *
 * <p>buildkit: frontend/dockerfile/instructions/commands_runmount.go, parseMount
 */
public final class MountReader {
    private static final List<String> KEYS = List.of(
            "type",
            "from",
            "source",
            "target",
            "readonly",
            "id",
            "sharing",
            "required",
            "size",
            "mode",
            "uid",
            "gid",
            "src",
            "dst",
            "destination",
            "ro",
            "rw",
            "readwrite",
            "env");

    private final String flag;
    private final Position position;

    private Mount.Type type = Mount.Type.BIND;
    private @Nullable String from;
    private @Nullable String source;
    private @Nullable String target;
    private @Nullable String id;
    private Mount.@Nullable Sharing sharing;
    private boolean required;
    private @Nullable String env;
    private @Nullable Long size;
    private @Nullable Long mode;
    private @Nullable Long uid;
    private @Nullable Long gid;
    private @Nullable Boolean readOnly;

    private MountReader(String flag, Position position) {
        this.flag = flag;
        this.position = position;
    }

    /**
     * Reads the value of a {@code --mount} flag as BuildKit does when it comes to the RUN.
     *
     * @param flag the value as {@link Instruction.Run#mounts} holds it
     * @param position of the flag, which every refusal points at
     * @param expander replaces variables in the value of each field
     */
    public static Mount read(String flag, Position position, Expander expander) throws DockerfileException {
        return new MountReader(flag, position).expanded(expander);
    }

    /**
     * The stage or image that a {@code --mount} flag names before anything is expanded, which is how BuildKit finds its
     * dependencies; empty where it names none.
     */
    public static String fromAsWritten(String flag, Position position) throws DockerfileException {
        return new MountReader(flag, position).lastFrom();
    }

    /** Refuses what is wrong whatever the variables are. */
    static void check(String flag, Position position) throws DockerfileException {
        MountReader reader = new MountReader(flag, position);
        for (String field : reader.fields()) {
            int dollar = field.indexOf('$');
            // A dollar sign at the very end is none that a name could follow.
            if (dollar >= 0
                    && dollar < field.length() - 1
                    && Casing.lower(field).startsWith("from=")) {
                throw refusal(
                        "variable-in-from",
                        "a variable cannot choose what a mount comes from",
                        position,
                        "name the stage or image with FROM … AS NAME, and mount from NAME");
            }
        }
    }

    private Mount expanded(Expander expander) throws DockerfileException {
        for (String field : fields()) {
            int equals = field.indexOf('=');
            if (equals < 0) {
                set(field);
            } else {
                String key = Casing.lower(field.substring(0, equals));
                set(key, expander.expand(field.substring(equals + 1)));
            }
        }
        checkTogether();
        boolean writable = type == Mount.Type.CACHE || type == Mount.Type.TMPFS;
        return new Mount(
                type,
                from,
                source,
                target,
                id,
                sharing,
                required,
                env,
                size,
                mode,
                uid,
                gid,
                readOnly == null ? !writable : readOnly);
    }

    /** The last one counts, as it does when the flag is read for good. */
    private String lastFrom() throws DockerfileException {
        String found = "";
        for (String field : fields()) {
            int equals = field.indexOf('=');
            if (equals >= 0 && Casing.lower(field.substring(0, equals)).equals("from")) {
                found = field.substring(equals + 1);
            }
        }
        return found;
    }

    private List<String> fields() throws DockerfileException {
        Optional<List<String>> fields = CsvFields.of(flag);
        if (fields.isEmpty()) {
            throw refusal(
                    flag.isEmpty() ? "it is empty" : "it cannot be split at its commas",
                    "write it as KEY=VALUE,…, a field with a comma in it in double quotes");
        }
        return fields.get();
    }

    private void set(String field) throws DockerfileException {
        switch (Casing.lower(field)) {
            case "readonly", "ro" -> readOnly = true;
            case "readwrite", "rw" -> readOnly = false;
            case "required" -> {
                requireCredential();
                required = true;
            }
            default ->
                throw refusal(
                        Quote.of(field) + " has no value",
                        KEYS.contains(Casing.lower(field)) ? "write it as KEY=VALUE" : Suggestion.help(field, KEYS));
        }
    }

    private void set(String key, String value) throws DockerfileException {
        switch (key) {
            case "type" -> type = oneOf(Mount.Type.values(), key, value);
            case "from" -> from = value;
            case "source", "src" -> source = value;
            case "target", "dst", "destination" -> target = value;
            case "readonly", "ro" -> readOnly = truth(key, value);
            case "readwrite", "rw" -> readOnly = !truth(key, value);
            case "required" -> {
                requireCredential();
                required = truth(key, value);
            }
            case "size" -> size = bytes(value);
            case "id" -> id = value;
            case "sharing" -> sharing = oneOf(Mount.Sharing.values(), key, value);
            case "mode" -> mode = number(key, value, 8);
            case "uid" -> uid = number(key, value, 10);
            case "gid" -> gid = number(key, value, 10);
            case "env" -> env = value;
            default -> throw refusal("there is no key " + Quote.of(key), Suggestion.help(key, KEYS));
        }
    }

    private <T extends Enum<T>> T oneOf(T[] values, String key, String value) throws DockerfileException {
        String lower = Casing.lower(value);
        for (T candidate : values) {
            if (Casing.lower(candidate.name()).equals(lower)) {
                return candidate;
            }
        }
        List<String> words =
                Arrays.stream(values).map(each -> Casing.lower(each.name())).toList();
        throw refusal("there is no " + key + " " + Quote.of(value), Suggestion.help(lower, words));
    }

    private boolean truth(String key, String value) throws DockerfileException {
        return Numerals.truth(value).orElseThrow(() -> refusal(key + " is true or false", "write " + key + "=true"));
    }

    private long number(String key, String value, int radix) throws DockerfileException {
        return Numerals.unsigned(value, radix)
                .orElseThrow(() -> refusal(
                        key + " is a number of 32 bits, " + Quote.of(value) + " is none",
                        "write its digits in base " + radix));
    }

    private long bytes(String value) throws DockerfileException {
        if (type != Mount.Type.TMPFS) {
            throw refusal("only a tmpfs has a size", "put type=tmpfs before it");
        }
        return Numerals.size(value)
                .orElseThrow(() -> refusal(Quote.of(value) + " is no size", "write it as 512m or 2g"));
    }

    private void requireCredential() throws DockerfileException {
        if (type != Mount.Type.SECRET && type != Mount.Type.SSH) {
            throw refusal("only a secret or an SSH agent can be required", "put type=secret or type=ssh before it");
        }
    }

    private void checkTogether() throws DockerfileException {
        boolean owned = type == Mount.Type.SECRET || type == Mount.Type.SSH || type == Mount.Type.CACHE;
        if (!owned && (mode != null || uid != null || gid != null)) {
            throw refusal(
                    "mode, uid and gid are only for secret, ssh and cache",
                    "remove them, or choose one of these types");
        }
        if (type == Mount.Type.SECRET) {
            checkSecret();
        }
        if (sharing != null && type != Mount.Type.CACHE) {
            throw refusal("only a cache has sharing", "remove it, or choose type=cache");
        }
    }

    private void checkSecret() throws DockerfileException {
        if (isGiven(from)) {
            throw refusal("a secret comes from no stage", "remove from");
        }
        if (!isGiven(source) && !isGiven(target) && !isGiven(id)) {
            throw refusal("it is not said which secret", "give its id");
        }
        if (isGiven(source) && isGiven(id)) {
            throw refusal("source and id both name the secret", "keep one of them");
        }
    }

    private static boolean isGiven(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    private DockerfileException refusal(String problem, String help) {
        return refusal("invalid-mount", "the mount " + Quote.of(flag) + " is wrong: " + problem, position, help);
    }

    private static DockerfileException refusal(String rule, String message, Position position, String help) {
        return new DockerfileException(Diagnostic.error(rule, message, position).withHelp(help));
    }
}
