package dev.stagefan.key;

import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Origin;
import dev.stagefan.dockerfile.SafeCharacters;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An instruction as BuildKit understands it: its words and flags, not its place, nor the blanks between its words. By
 * reflection, so that a field that an instruction gains counts by itself.
 */
final class Canonical {
    private static final int LONGEST_NAME = 120;

    private final StringBuilder text = new StringBuilder();

    private Canonical() {}

    /** A text that two instructions share only if they say the same. */
    static String of(Instruction instruction) {
        Canonical canonical = new Canonical();
        canonical.add(instruction);
        return canonical.text.toString();
    }

    /** What people recognise it by. */
    static String nameOf(Instruction instruction) {
        Origin origin = instruction.origin();
        String written = origin.text().strip();
        String keyword = origin.keyword().toUpperCase(Locale.ROOT);
        String rest = written.length() >= keyword.length() ? written.substring(keyword.length()) : written;
        return shown(keyword + " " + rest.strip());
    }

    /** On one line, not too long, and without what a terminal would obey. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.strip()
                .replaceAll("\\s+", " ")
                .codePoints()
                .map(character -> SafeCharacters.isSafe(character) ? character : SafeCharacters.REPLACEMENT)
                .limit(LONGEST_NAME + 1L)
                .forEach(shown::appendCodePoint);
        if (shown.codePointCount(0, shown.length()) > LONGEST_NAME) {
            shown.setLength(shown.offsetByCodePoints(0, LONGEST_NAME - 1));
            shown.append('…');
        }
        return shown.toString();
    }

    private void add(@Nullable Object value) {
        if (value == null) {
            text.append('-');
        } else if (value instanceof Record record) {
            text.append(record.getClass().getSimpleName()).append('(');
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                if (component.getType() != Origin.class) {
                    add(read(record, component));
                }
            }
            text.append(')');
        } else if (value instanceof List<?> list) {
            text.append(list.size()).append('[');
            list.forEach(this::add);
            text.append(']');
        } else if (value instanceof Map<?, ?> map) {
            text.append(map.size()).append('{');
            map.forEach((key, content) -> {
                add(key);
                add(content);
            });
            text.append('}');
        } else if (value instanceof String || value instanceof Boolean) {
            String written = value.toString();
            text.append(written.length()).append(':').append(written);
        } else {
            throw new IllegalStateException("instructions have no " + value.getClass());
        }
    }

    private static @Nullable Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the accessors of instructions are public and do not fail", e);
        }
    }
}
