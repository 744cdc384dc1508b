package dev.stagefan.dockerfile.text;

import org.jspecify.annotations.Nullable;

/**
 * Reads the directives that choose a frontend and configure its checks.
 *
 * <p>They are looked up apart from the parser: behind a shebang too, but not behind white space.
 *
 * <p>buildkit: frontend/dockerfile/parser/directives.go, DetectSyntax and ParseDirective
 */
public final class DirectiveReader {
    /** A directive's value up to its first space, and the 1-based line that it is on. */
    public record Found(String value, int line) {}

    private final String bytes;
    private final int firstLine;

    public DirectiveReader(String text) {
        String unmarked =
                text.startsWith(ByteText.BYTE_ORDER_MARK) ? text.substring(ByteText.BYTE_ORDER_MARK.length()) : text;
        boolean shebang = unmarked.startsWith("#!");
        int feed = unmarked.indexOf('\n');
        this.bytes = shebang ? unmarked.substring(feed < 0 ? unmarked.length() : feed + 1) : unmarked;
        this.firstLine = shebang ? 2 : 1;
    }

    /** The frontend that the text asks for, in a comment of either kind or as a member of a JSON object. */
    @Nullable
    public Found syntax() {
        Found found = find("syntax", "#");
        if (found == null) {
            found = find("syntax", "//");
        }
        if (found == null) {
            String value = JsonForm.stringIn(bytes, "syntax");
            found = value == null ? null : new Found(value, firstLine);
        }
        return found;
    }

    @Nullable
    public Found check() {
        return find("check", "#");
    }

    /** Directives behind a repeated one are not seen any more. */
    private @Nullable Found find(String name, String marker) {
        DirectiveScanner scanner = new DirectiveScanner(marker);
        PhysicalLines lines = new PhysicalLines(bytes);
        while (lines.next()) {
            DirectiveScanner.Directive directive = scanner.read(bytes.substring(lines.start(), endOf(lines)));
            if (directive == null || directive.repeated()) {
                return null;
            }
            if (directive.name().equals(name)) {
                int space = directive.value().indexOf(' ');
                String value = space < 0 ? directive.value() : directive.value().substring(0, space);
                return new Found(ByteText.toText(value), firstLine + lines.number() - 1);
            }
        }
        return null;
    }

    /** The line's end without its line feed and one carriage return before it. */
    private int endOf(PhysicalLines lines) {
        int end = lines.end();
        if (end > lines.start() && bytes.charAt(end - 1) == '\n') {
            end--;
        }
        return end > lines.start() && bytes.charAt(end - 1) == '\r' ? end - 1 : end;
    }
}
