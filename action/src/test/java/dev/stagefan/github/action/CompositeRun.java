package dev.stagefan.github.action;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The steps of action.yml, carried out as a runner does: each script with the variables that its step names, of the inputs
 * and their defaults. The Java that they find only writes down how it was called.
 */
final class CompositeRun {
    static final Path ACTION = Path.of("").toAbsolutePath();
    static final Map<?, ?> DEFINITION = definition();

    /** What GitHub would give a step by itself. */
    static final String TOKEN = "ghs_a.token-of_the.run";

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ (.*?) }}");

    final Path folder;
    final Map<String, String> environment = new TreeMap<>();
    private final Map<String, String> inputs = new TreeMap<>();
    private final Map<String, Map<String, String>> outputs = new TreeMap<>();

    /** How a script ended. */
    record Ended(int exitCode, String text, long pid) {}

    /**
     * One call of Java.
     *
     * @param arguments from the command's name on
     * @param variables the tokens and addresses that it may have
     * @param directory what its paths are relative to
     * @param pid of its process
     */
    record Call(List<String> arguments, Map<String, String> variables, String directory, long pid) {}

    CompositeRun(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("temp"));
        Files.createDirectories(folder.resolve("calls"));
        Files.writeString(folder.resolve("status"), "0");
        Files.writeString(folder.resolve("summary"), "");
        environment.put("PATH", System.getenv("PATH"));
        environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
        environment.put("GITHUB_ACTION_PATH", ACTION.toString());
        environment.put("GITHUB_SERVER_URL", "https://github.com");
        environment.put("RUNNER_TEMP", folder.resolve("temp").toString());
    }

    /** A run whose earlier steps are over. */
    static CompositeRun prepared(Path folder) throws IOException {
        CompositeRun run = new CompositeRun(folder);
        run.outputs.put(
                "prepare",
                Map.of(
                        "java",
                        run.javaHome("jdk", "21") + "/bin/java",
                        "jar",
                        "the.jar",
                        "record",
                        "/temp/record.json"));
        return run;
    }

    CompositeRun with(String input, String value) {
        if (!map(DEFINITION.get("inputs")).containsKey(input)) {
            throw new IllegalArgumentException("the action has no input " + input);
        }
        inputs.put(input, value);
        return this;
    }

    /** With what a command that may say no ends. */
    CompositeRun javaEndsWith(int status) throws IOException {
        Files.writeString(folder.resolve("status"), String.valueOf(status));
        return this;
    }

    /** Carries out one of the action's steps. */
    Ended step(String id) {
        Map<?, ?> step =
                steps().filter(each -> id.equals(each.get("id"))).findFirst().orElseThrow();
        Map<String, String> variables = new TreeMap<>(environment);
        Path output = folder.resolve("output-" + id);
        variables.put("GITHUB_OUTPUT", output.toString());
        if (step.get("env") != null) {
            map(step.get("env")).forEach((name, value) -> variables.put((String) name, expanded((String) value)));
        }
        String script = (String) step.get("run");
        Object directory = step.get("working-directory");
        Ended ended = run(
                List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script),
                variables,
                folder.resolve(directory == null ? "" : expanded((String) directory)));
        outputs.put(id, read(output));
        return ended;
    }

    String output(String step, String name) {
        return outputs.getOrDefault(step, Map.of()).getOrDefault(name, "");
    }

    String summary() throws IOException {
        return Files.readString(folder.resolve("summary"));
    }

    /** The calls of Java, first one first. */
    List<Call> calls() throws IOException {
        List<Call> calls = new ArrayList<>();
        for (int number = 0; Files.exists(folder.resolve("calls/" + number)); number++) {
            List<String> words = Arrays.asList(
                    Files.readString(folder.resolve("calls/" + number)).split("\0", -1));
            int start = words.indexOf("the.jar") + 1;
            int end = words.indexOf("end of arguments");
            Map<String, String> variables = new LinkedHashMap<>();
            words.subList(end + 3, words.size() - 1)
                    .forEach(word -> variables.put(word.replaceFirst("=.*", ""), word.replaceFirst("^[^=]*=", "")));
            calls.add(new Call(
                    words.subList(start, end), variables, words.get(end + 2), Long.parseLong(words.get(end + 1))));
        }
        return calls;
    }

    /** A JDK whose Java says its version, or writes down what it was called with. */
    String javaHome(String name, String version) throws IOException {
        Path java = folder.resolve(name).resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, """
                #!/usr/bin/env bash
                if [ "$1" = -XshowSettings:properties ]; then
                  echo '    java.specification.version = %1$s' >&2
                  exit
                fi
                calls=(%2$s/calls/*)
                number=${#calls[@]}
                [ -e "${calls[0]}" ] || number=0
                {
                  printf '%%s\\0' "$@" 'end of arguments' "$$" "$PWD"
                  for name in GITHUB_TOKEN GH_TOKEN GH_ENTERPRISE_TOKEN GH_HOST INPUT_TOKEN GITHUB_API_URL; do
                    [ -z "${!name:-}" ] || printf '%%s=%%s\\0' "$name" "${!name}"
                  done
                } >%2$s/calls/$number
                echo "result of $6"
                echo '::error::said by Java' >&2
                case " $* " in *' --check '* | *' estimate '*) exit "$(cat %2$s/status)" ;; esac
                """.formatted(version, folder));
        if (!java.toFile().setExecutable(true)) {
            throw new IOException("could not make " + java + " executable");
        }
        return folder.resolve(name).toString();
    }

    static Stream<Map<?, ?>> steps() {
        return ((List<?>) map(DEFINITION.get("runs")).get("steps")).stream().map(CompositeRun::map);
    }

    static Map<?, ?> map(Object node) {
        return (Map<?, ?>) node;
    }

    private String expanded(String value) {
        return EXPRESSION
                .matcher(value)
                .replaceAll(
                        found -> Matcher.quoteReplacement(value(found.group(1).split("\\.", -1))));
    }

    private String value(String[] path) {
        return switch (path[0]) {
            case "inputs" -> inputs.getOrDefault(path[1], byDefault(path[1]));
            case "steps" -> output(path[1], path[3]);
            case "github" -> TOKEN;
            default -> throw new IllegalArgumentException(String.join(".", path));
        };
    }

    private String byDefault(String input) {
        Object value = map(map(DEFINITION.get("inputs")).get(input)).get("default");
        return value == null ? "" : expanded((String) value);
    }

    private static Ended run(List<String> words, Map<String, String> variables, Path directory) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(variables);
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), text, process.pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> read(Path output) {
        try {
            Map<String, String> values = new TreeMap<>();
            if (Files.exists(output)) {
                Files.readAllLines(output)
                        .forEach(line -> values.put(line.replaceFirst("=.*", ""), line.replaceFirst("^[^=]*=", "")));
                Files.writeString(output, "", StandardOpenOption.TRUNCATE_EXISTING);
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<?, ?> definition() {
        try {
            return new YAMLMapper().readValue(ACTION.resolve("action.yml").toFile(), Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
