package dev.stagefan.dockerfile.instruction;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.text.Quote;
import dev.stagefan.dockerfile.text.Statement;
import dev.stagefan.dockerfile.text.Suggestion;
import dev.stagefan.dockerfile.text.Word;
import java.util.List;
import java.util.Set;

/**
 * Reads RUN.
 *
 * <p>buildkit: frontend/dockerfile/instructions/commands_run*.go; devices are checked before mounts, network and
 * security because BuildKit's hooks run in the order of their files' names.
 */
final class RunReader {
    private static final List<String> NETWORKS = List.of("default", "none", "host");
    private static final List<String> SECURITIES = List.of("sandbox", "insecure");

    private RunReader() {}

    static Instruction.Run read(Statement statement) throws DockerfileException {
        FlagValues flags = FlagValues.read(
                statement,
                FlagSpec.list("device"),
                FlagSpec.list("mount"),
                FlagSpec.text("network"),
                FlagSpec.text("security"));
        for (Word device : flags.words("device")) {
            DeviceFlag.check(device.text(), statement.position(device));
        }
        for (Word mount : flags.words("mount")) {
            MountReader.check(mount.text(), statement.position(mount));
        }
        checkOneOf("network", NETWORKS, flags, statement);
        checkOneOf("security", SECURITIES, flags, statement);
        return new Instruction.Run(
                statement.origin(),
                CommandInstructions.command(statement),
                statement.heredocs(),
                flags.texts("mount"),
                flags.text("network"),
                flags.text("security"),
                flags.texts("device"));
    }

    private static void checkOneOf(String name, List<String> values, FlagValues flags, Statement statement)
            throws DockerfileException {
        String value = flags.text(name);
        if (value != null && !Set.copyOf(values).contains(value)) {
            throw statement.refusal(
                    "invalid-" + name,
                    "there is no " + name + " mode " + Quote.of(value),
                    flags.words(name).get(0),
                    Suggestion.help(value, values));
        }
    }
}
