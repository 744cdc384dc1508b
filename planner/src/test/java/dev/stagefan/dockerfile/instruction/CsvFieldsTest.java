package dev.stagefan.dockerfile.instruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFieldsTest {
    static Stream<Arguments> fields() {
        return Stream.of(
                arguments("a", List.of("a")),
                arguments("a,b", List.of("a", "b")),
                arguments(",", List.of("", "")),
                arguments("a,,b", List.of("a", "", "b")),
                arguments("\"a,b\",c", List.of("a,b", "c")),
                arguments("\"a\"\"b\"", List.of("a\"b")),
                arguments("\"\"", List.of("")),
                arguments("\"a\",", List.of("a", "")),
                arguments(" 'a' ", List.of(" 'a' ")));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void splitsAtCommasOutsideQuotes(String text, List<String> fields) {
        assertThat(CsvFields.of(text)).contains(fields);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\"b", "\"a", "\"a\"b", "\"a\"\"", "a,\"", "\"a\" ,b"})
    void knowsWhereAQuoteIsMisplaced(String text) {
        assertThat(CsvFields.of(text)).isEmpty();
    }
}
