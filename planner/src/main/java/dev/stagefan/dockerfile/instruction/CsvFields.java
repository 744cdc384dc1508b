package dev.stagefan.dockerfile.instruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a flag's value at commas; a field may be in double quotes, in which two stand for one.
 *
 * <p>go-csvvalue: csvvalue.go
 */
final class CsvFields {
    private static final int MISPLACED_QUOTE = -1;

    private final String text;
    private final List<String> fields = new ArrayList<>();

    private CsvFields(String text) {
        this.text = text;
    }

    /** The fields; nothing if the text is empty or a quote stands where none may. */
    static Optional<List<String>> of(String text) {
        return text.isEmpty() ? Optional.empty() : new CsvFields(text).split();
    }

    private Optional<List<String>> split() {
        int at = -1;
        do {
            at++;
            at = text.startsWith("\"", at) ? addQuoted(at + 1) : addPlain(at);
        } while (at != MISPLACED_QUOTE && at < text.length() && text.charAt(at) == ',');
        return at == text.length() ? Optional.of(fields) : Optional.empty();
    }

    /** Adds the field up to the next comma and answers where it ends. */
    private int addPlain(int from) {
        int comma = text.indexOf(',', from);
        String field = text.substring(from, comma < 0 ? text.length() : comma);
        fields.add(field);
        return field.indexOf('"') < 0 ? from + field.length() : MISPLACED_QUOTE;
    }

    /** Adds the field up to the quote that ends it and answers where that leads. */
    private int addQuoted(int from) {
        StringBuilder field = new StringBuilder();
        int at = from;
        int quote = text.indexOf('"', at);
        while (quote >= 0 && text.startsWith("\"", quote + 1)) {
            field.append(text, at, quote + 1);
            at = quote + 2;
            quote = text.indexOf('"', at);
        }
        if (quote < 0) {
            return MISPLACED_QUOTE;
        }
        fields.add(field.append(text, at, quote).toString());
        return quote + 1;
    }
}
