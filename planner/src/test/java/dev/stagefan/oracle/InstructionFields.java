package dev.stagefan.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.dockerfile.Instruction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our typed instructions and the oracle's, each as the same named fields. */
final class InstructionFields {
    private static final ObjectMapper JSON = new ObjectMapper();

    private InstructionFields() {}

    static JsonNode ours(Instruction instruction) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("kind", instruction.origin().keyword());
        fields.put("line", instruction.origin().startLine());
        fields.put("endLine", instruction.origin().endLine());
        fields.put("text", instruction.origin().text().strip());
        put(instruction, fields);
        return JSON.valueToTree(fields);
    }

    private static void put(Instruction instruction, Map<String, @Nullable Object> fields) {
        if (instruction instanceof Instruction.Arg arg) {
            fields.put(
                    "declarations",
                    pairs(arg.declarations().stream()
                            .map(declared -> pair(declared.name(), declared.value()))
                            .toList()));
        } else if (instruction instanceof Instruction.Env env) {
            fields.put("pairs", keyValues(env.pairs()));
        } else if (instruction instanceof Instruction.Label label) {
            fields.put("pairs", keyValues(label.pairs()));
        } else if (instruction instanceof Instruction.Add add) {
            putFiles(add.sources(), add.heredocs(), add.destination(), add.flags(), fields);
            fields.put("keepGitDir", add.flags().keepGitDir());
            fields.put(
                    "checksum",
                    add.flags().checksum() == null ? "" : add.flags().checksum());
            fields.put("unpack", add.flags().unpack());
        } else if (instruction instanceof Instruction.Copy copy) {
            putFiles(copy.sources(), copy.heredocs(), copy.destination(), copy.flags(), fields);
            fields.put("from", copy.flags().from() == null ? "" : copy.flags().from());
            fields.put("parents", copy.flags().parents());
        } else if (instruction instanceof Instruction.Run run) {
            putCommand(run.command(), fields);
            fields.put("heredocs", run.heredocs());
            fields.put("mounts", run.mounts());
            fields.put("network", run.network() == null ? "default" : run.network());
            fields.put("security", run.security() == null ? "sandbox" : run.security());
            fields.put("devices", run.devices());
        } else if (instruction instanceof Instruction.Cmd cmd) {
            putCommand(cmd.command(), fields);
        } else if (instruction instanceof Instruction.Entrypoint entrypoint) {
            putCommand(entrypoint.command(), fields);
        } else {
            putPlain(instruction, fields);
        }
    }

    private static void putPlain(Instruction instruction, Map<String, @Nullable Object> fields) {
        if (instruction instanceof Instruction.Shell shell) {
            fields.put("words", shell.words());
        } else if (instruction instanceof Instruction.Healthcheck healthcheck) {
            fields.put("test", healthcheck.test());
        } else if (instruction instanceof Instruction.Expose expose) {
            fields.put("ports", expose.ports());
        } else if (instruction instanceof Instruction.Volume volume) {
            fields.put("paths", volume.paths());
        } else if (instruction instanceof Instruction.User user) {
            fields.put("user", user.user());
        } else if (instruction instanceof Instruction.Workdir workdir) {
            fields.put("path", workdir.path());
        } else if (instruction instanceof Instruction.StopSignal stop) {
            fields.put("signal", stop.signal());
        } else if (instruction instanceof Instruction.Maintainer maintainer) {
            fields.put("name", maintainer.name());
        } else if (instruction instanceof Instruction.OnBuild onBuild) {
            fields.put("expression", onBuild.expression());
        } else {
            throw new IllegalStateException("an instruction that the comparison does not know: " + instruction);
        }
    }

    private static void putFiles(
            List<String> sources,
            List<Instruction.Heredoc> heredocs,
            String destination,
            Instruction.FileFlags flags,
            Map<String, @Nullable Object> fields) {
        fields.put("sources", sources);
        fields.put("inline", heredocs.stream().map(InstructionFields::inline).toList());
        fields.put("destination", destination);
        fields.put("chown", flags.chown());
        fields.put("chmod", flags.chmod());
        fields.put("link", flags.link());
        fields.put("excludes", flags.excludes());
    }

    /** A heredoc as the file that it makes: its name, its body without the tabs that it drops, whether it expands. */
    private static List<Object> inline(Instruction.Heredoc heredoc) {
        return List.of(heredoc.name(), heredoc.content(), heredoc.expands());
    }

    private static void putCommand(Instruction.CommandLine command, Map<String, @Nullable Object> fields) {
        fields.put("words", command.words());
        fields.put("shellForm", command.shellForm());
    }

    private static List<List<@Nullable String>> keyValues(List<Instruction.KeyValue> pairs) {
        return pairs(pairs.stream().map(pair -> pair(pair.key(), pair.value())).toList());
    }

    private static List<List<@Nullable String>> pairs(List<List<@Nullable String>> pairs) {
        return pairs;
    }

    private static List<@Nullable String> pair(String key, @Nullable String value) {
        List<@Nullable String> pair = new ArrayList<>();
        pair.add(key);
        pair.add(value);
        return pair;
    }

    static JsonNode theirs(OracleAnswer.Instruction instruction) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("kind", instruction.kind());
        fields.put("line", instruction.line());
        fields.put("endLine", instruction.endLine());
        fields.put("text", instruction.text().strip());
        instruction.fields().properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        if (instruction.kind().equals("run")) {
            fields.put("heredocs", instruction.heredocs());
            fields.put("mounts", values("--mount=", instruction.flags()));
            fields.put("devices", values("--device=", instruction.flags()));
        }
        return JSON.valueToTree(fields);
    }

    private static List<String> values(String flag, List<String> flags) {
        return flags.stream()
                .takeWhile(given -> !given.equals("--"))
                .filter(given -> given.startsWith(flag))
                .map(given -> given.substring(flag.length()))
                .toList();
    }
}
