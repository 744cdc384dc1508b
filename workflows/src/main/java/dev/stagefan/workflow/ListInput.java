package dev.stagefan.workflow;

import dev.stagefan.workflow.yaml.Template;

/**
 * An item of a list input of Docker's actions. They read such an input as CSV, one record a line, join a record's fields
 * with commas again and trim the item (docker/actions-toolkit: src/util.ts, getList).
 */
final class ListInput {
    private ListInput() {}

    /** The record that is read back as exactly {@code item}; only where {@link #survives} holds. */
    static Template item(String item) {
        boolean plain = item.chars().noneMatch(c -> c == '"' || c == '\n' || c == '\r' || c == '#');
        return Template.literal(plain ? item : "\"" + item.replace("\"", "\"\"") + "\"");
    }

    /** Whether trimming leaves {@code item} as it is. */
    static boolean survives(String item) {
        return !item.isEmpty() && !isTrimmed(item.charAt(0)) && !isTrimmed(item.charAt(item.length() - 1));
    }

    /** ECMAScript: what String.prototype.trim removes. */
    private static boolean isTrimmed(char c) {
        return c <= ' ' || c == 0xFEFF || c == 0x00A0 || Character.isSpaceChar(c);
    }
}
