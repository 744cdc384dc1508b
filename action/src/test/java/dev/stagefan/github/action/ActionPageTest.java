package dev.stagefan.github.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/action.md against action.yml. */
class ActionPageTest {
    private static final Map<?, ?> ACTION = action();
    private static final Path PAGE = Path.of("../docs/action.md");

    @Test
    void thePageListsTheInputsWithTheirDefaults() throws IOException {
        List<String> rows = map(ACTION.get("inputs")).entrySet().stream()
                .map(input -> {
                    String value = String.valueOf(map(input.getValue()).get("default"));
                    String shown = value.isEmpty() || value.equals("null") ? "" : " `" + value + "`";
                    return "| `%s` |%s | %s |"
                            .formatted(
                                    input.getKey(), shown, map(input.getValue()).get("description"));
                })
                .toList();

        assertThat(rows("Inputs")).isEqualTo(rows);
    }

    @Test
    void thePageListsTheOutputs() throws IOException {
        List<String> rows = map(ACTION.get("outputs")).entrySet().stream()
                .map(output -> "| `%s` | %s |"
                        .formatted(output.getKey(), map(output.getValue()).get("description")))
                .toList();

        assertThat(rows("Outputs")).isEqualTo(rows);
    }

    @Test
    void noScriptHoldsAnExpressionAndEveryInputGoesByItsVariable() throws IOException {
        List<?> steps = (List<?>) map(ACTION.get("runs")).get("steps");
        String text = Files.readString(Path.of("action.yml"));

        assertThat(steps)
                .allSatisfy(step -> assertThat((String) map(step).get(map(step).containsKey("run") ? "run" : "uses"))
                        .doesNotContain("${{")
                        .containsPattern("^exec bash -- \"\\$GITHUB_ACTION_PATH/|^actions/setup-java@[0-9a-f]{40}$"));
        assertThat(map(ACTION.get("inputs")).keySet())
                .allSatisfy(input -> assertThat(text).contains("${{ inputs." + input + " }}"));
    }

    /** The rows of the table under a heading. */
    private static List<String> rows(String heading) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals("## " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| `"))
                .toList();
    }

    private static Map<?, ?> action() {
        try {
            return new YAMLMapper().readValue(new File("action.yml"), Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<?, ?> map(Object node) {
        return (Map<?, ?>) node;
    }
}
