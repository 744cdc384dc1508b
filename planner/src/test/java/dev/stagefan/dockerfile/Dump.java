package dev.stagefan.dockerfile;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes down what was read: an instruction a line, as {@code line:column-endLine keyword} with its fields, and after
 * each {@code @} where its flags and arguments are. What is null, empty or false is left out, but for empty values.
 */
final class Dump {
    private Dump() {}

    static String of(Dockerfile dockerfile) {
        return Stream.of(
                        Stream.of(fields(dockerfile.directives())),
                        dockerfile.diagnostics().stream().map(Dump::of),
                        dockerfile.globalArgs().stream().map(Dump::of),
                        dockerfile.stages().stream().flatMap(Dump::lines))
                .flatMap(lines -> lines)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    static String of(Instruction instruction) {
        return of(instruction.origin(), fields((Record) instruction));
    }

    private static String of(Diagnostic diagnostic) {
        Position position = diagnostic.position();
        return diagnostic.severity() + " " + position.line() + ":" + position.column() + " " + diagnostic.rule();
    }

    private static Stream<String> lines(Stage stage) {
        String head = of(stage.from(), fields(stage).replace(" index=" + stage.index(), ""));
        return Stream.concat(Stream.of(head), stage.instructions().stream().map(instruction -> "  " + of(instruction)));
    }

    private static String of(Origin origin, String fields) {
        String start = origin.startLine() == origin.position().line() ? "" : origin.startLine() + "<";
        String places = origin.places().stream()
                .map(place ->
                        " @" + place.position().line() + ":" + place.position().column())
                .collect(Collectors.joining());
        return start + origin.position().line() + ":" + origin.position().column() + "-" + origin.endLine() + " "
                + origin.keyword() + fields + places;
    }

    private static String fields(Record record) {
        return Stream.of(record.getClass().getRecordComponents())
                .map(component -> field(component, record))
                .collect(Collectors.joining());
    }

    private static String field(RecordComponent component, Record record) {
        Object value = value(component, record);
        boolean left = value == null
                || value instanceof Origin
                || component.getName().equals("endLine")
                || component.getName().equals("instructions")
                || (value.equals("") && !component.getName().equals("value"))
                || value.equals(List.of())
                || value.equals(Map.of());
        if (left || (Boolean.FALSE.equals(value) && component.getType() == boolean.class)) {
            return "";
        }
        boolean flag = component.getType() == boolean.class;
        return " " + component.getName() + (flag ? "" : "=" + shown(value));
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static String shown(Object value) {
        if (value instanceof Record record) {
            return "{" + fields(record).strip() + "}";
        }
        if (value instanceof Collection<?> values) {
            return values.stream().map(Dump::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof String text) {
            return '"'
                    + text.replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("\n", "\\n")
                            .replace("\r", "\\r")
                            .replace("\t", "\\t")
                    + '"';
        }
        return String.valueOf(value);
    }
}
