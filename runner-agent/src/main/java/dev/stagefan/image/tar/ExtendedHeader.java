package dev.stagefan.image.tar;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The records of a PAX header: what does not fit into the header block behind it. Each is {@code LENGTH KEY=VALUE} and a line
 * feed.
 *
 * <p>go: src/archive/tar/strconv.go, parsePAXRecord; reader.go, mergePAX
 */
final class ExtendedHeader {
    static final ExtendedHeader NONE = new ExtendedHeader(Map.of());

    private static final String ATTRIBUTE = "SCHILY.xattr.";
    private static final String SPARSE = "GNU.sparse.";
    private static final int MOST_DIGITS = 40;

    private final Map<String, String> records;

    private ExtendedHeader(Map<String, String> records) {
        this.records = records;
    }

    /**
     * Reads records.
     *
     * @param text bytes, one char each
     */
    static ExtendedHeader parse(String text) throws TarException {
        Map<String, String> records = new LinkedHashMap<>();
        for (int at = 0; at < text.length(); ) {
            int blank = text.indexOf(' ', at);
            int end = blank < 0 ? -1 : at + length(text.substring(at, blank));
            if (end <= blank + 1 || end > text.length() || text.charAt(end - 1) != '\n') {
                throw damaged();
            }
            int equals = text.indexOf('=', blank);
            if (equals < 0 || equals == blank + 1 || equals >= end) {
                throw damaged();
            }
            records.put(text.substring(blank + 1, equals), text.substring(equals + 1, end - 1));
            at = end;
        }
        return new ExtendedHeader(records);
    }

    /** Whether it says that a file is one with holes, whose content then is not what it seems. */
    boolean isSparse() {
        return records.keySet().stream().anyMatch(key -> key.startsWith(SPARSE));
    }

    String text(String key, String otherwise) throws TarException {
        String value = records.getOrDefault(key, "");
        if (value.indexOf('\0') >= 0) {
            throw new TarException("an extended header of it has a NUL in its " + key);
        }
        return value.isEmpty() ? otherwise : value;
    }

    long number(String key, long otherwise) throws TarException {
        String value = records.getOrDefault(key, "");
        try {
            return value.isEmpty() ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw damaged();
        }
    }

    Instant modified(long otherwise) throws TarException {
        String value = records.getOrDefault("mtime", "");
        try {
            if (value.isEmpty()) {
                return Instant.ofEpochSecond(otherwise);
            }
            if (value.length() > MOST_DIGITS || !value.matches("-?[0-9]*\\.?[0-9]*") || !value.matches(".*[0-9].*")) {
                throw damaged();
            }
            BigDecimal seconds = new BigDecimal(value);
            BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
            return Instant.ofEpochSecond(
                    whole.longValueExact(),
                    seconds.subtract(whole).movePointRight(9).longValue());
        } catch (ArithmeticException | DateTimeException e) {
            throw new TarException("an entry of it was modified at no time that there is");
        }
    }

    Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        records.forEach((key, value) -> {
            if (key.startsWith(ATTRIBUTE)) {
                attributes.put(key.substring(ATTRIBUTE.length()), value);
            }
        });
        return attributes;
    }

    private static int length(String digits) throws TarException {
        try {
            return digits.length() > 9 ? 0 : Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw damaged();
        }
    }

    private static TarException damaged() {
        return new TarException("an extended header of it is damaged");
    }
}
