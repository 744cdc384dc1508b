package dev.stagefan.dockerfile.instruction;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.text.Casing;
import dev.stagefan.dockerfile.text.Quote;
import dev.stagefan.dockerfile.text.Suggestion;
import java.util.List;
import java.util.Optional;

/**
 * Checks a {@code --device} flag of RUN.
 *
 * <p>buildkit: frontend/dockerfile/instructions/commands_rundevice.go, ParseDevice
 */
final class DeviceFlag {
    private static final List<String> KEYS = List.of("name", "required");

    private final String flag;
    private final Position position;
    private String name = "";

    private DeviceFlag(String flag, Position position) {
        this.flag = flag;
        this.position = position;
    }

    static void check(String flag, Position position) throws DockerfileException {
        DeviceFlag device = new DeviceFlag(flag, position);
        Optional<List<String>> fields = CsvFields.of(flag);
        if (fields.isEmpty()) {
            throw device.refusal("it cannot be split at its commas", "put a field with a comma in it in double quotes");
        }
        for (String field : fields.get()) {
            device.add(field);
        }
    }

    /** The first field that is no key counts as the name, even if it has a = in it. */
    private void add(String field) throws DockerfileException {
        int equals = field.indexOf('=');
        String key = Casing.lower(equals < 0 ? field : field.substring(0, equals));
        String value = equals < 0 ? "true" : field.substring(equals + 1);
        if (key.equals("required")) {
            if (Numerals.truth(value).isEmpty()) {
                throw refusal("required is true or false", "write required or required=false");
            }
        } else if (key.equals("name") && equals >= 0) {
            if (!name.isEmpty()) {
                throw refusal("it has a second name", "keep one of them");
            }
            name = value;
        } else if (name.isEmpty()) {
            name = field;
        } else {
            throw refusal("there is no key " + Quote.of(key), Suggestion.help(key, KEYS));
        }
    }

    private DockerfileException refusal(String problem, String help) {
        return new DockerfileException(
                Diagnostic.error("invalid-device", "the device " + Quote.of(flag) + " is wrong: " + problem, position)
                        .withHelp(help));
    }
}
