package dev.stagefan.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class YamlReaderTest {
    @Test
    void keepsScalarsAsTheyAreWritten() throws YamlException {
        YamlValue.Mapping mapping = YamlReader.read("f", "{a: on, b: 1.10, c: 017, d: '44m', on: 1_000}")
                .mapping("it");

        assertThat(mapping.entries().values())
                .extracting(entry -> entry.value().text("it"))
                .containsExactly("on", "1.10", "017", "44m", "1_000");
        assertThat(mapping.entries()).containsKey("on");
    }

    @Test
    void knowsWhereEveryValueStands() throws YamlException {
        YamlValue.Mapping mapping =
                YamlReader.read("f", "a:\n  - x\n  - y: z\n").mapping("it");

        assertThat(mapping.find("a").orElseThrow().sequence("a"))
                .extracting(YamlValue::place)
                .containsExactly(new YamlValue.Place("f", 2, 5), new YamlValue.Place("f", 3, 5));
    }

    @Test
    void takesAnEmptyFileAsAnEmptyMapping() throws YamlException {
        assertThat(YamlReader.read("f", "# nothing\n").mapping("it").entries()).isEmpty();
    }

    @Test
    void refusesWhatIsNotOnePlainDocument() {
        assertRefused("a: 1\na: 2\n", "f:2:1: key a is repeated");
        assertRefused("a: 1\n---\nb: 2\n", "a second YAML document; keep one");
        assertRefused("a: &x {b: 1}\nc: *x\n", "f:1:4: anchors and aliases are not read here; write the value out");
        assertRefused("a: [1\n", "could not be read as YAML");
        assertRefused("a: 'x\n", "could not be read as YAML");
        assertRefused("[".repeat(60) + "]".repeat(60), "nested too deep");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> YamlReader.read("f", text))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining(message);
    }
}
