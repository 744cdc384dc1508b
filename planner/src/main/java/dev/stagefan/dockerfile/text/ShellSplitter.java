package dev.stagefan.dockerfile.text;

import dev.stagefan.dockerfile.text.ShellFrame.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a line into words as a shell would, without replacing variables: what BuildKit finds heredocs with.
 *
 * <p>It is BuildKit's shell lexer with no variable set and unset ones kept (buildkit: frontend/dockerfile/shell/lex.go).
 * Of that it keeps an oddity: a {@code ${x:-…}} in a word makes it forget what stood before in that word. The escape
 * character is {@code \} here, whatever the file's is. What is open is on a stack of its own, because the text decides
 * how deep substitutions nest.
 */
final class ShellSplitter {
    /** Whether quotes stay in the words. */
    enum Quotes {
        KEPT,
        REMOVED
    }

    /** Whether escape characters stay in the words. */
    enum Escapes {
        KEPT,
        REMOVED
    }

    private static final char ESCAPE = '\\';
    private static final int END = -2;

    private final String bytes;
    private final String keptQuote;
    private final ShellWords words = new ShellWords();
    private final Deque<ShellFrame> frames = new ArrayDeque<>();
    // What the frames above the line hold so far; one buffer for all, so that nesting costs nothing.
    private final StringBuilder inner = new StringBuilder();
    private int at;

    private ShellSplitter(String bytes, Quotes quotes, Escapes escapes) {
        this.bytes = bytes;
        this.keptQuote = quotes == Quotes.KEPT ? "\"" : "";
        // Go's text/scanner passes over a byte order mark at the beginning of anything.
        this.at = bytes.startsWith(ByteText.BYTE_ORDER_MARK) ? ByteText.BYTE_ORDER_MARK.length() : 0;
        frames.push(new ShellFrame(Kind.LINE, 0, escapes == Escapes.KEPT));
    }

    /** The words of a text, or null if a quote or a brace in it is not closed or a substitution makes no sense. */
    static @Nullable List<Word> words(String bytes, Quotes quotes, Escapes escapes) {
        ShellSplitter splitter = new ShellSplitter(bytes, quotes, escapes);
        while (splitter.peek() != END) {
            if (!splitter.step()) {
                return null;
            }
        }
        return splitter.frame().isLine() ? splitter.words.finished() : null;
    }

    /** Reads on, and tells whether it made sense. */
    private boolean step() {
        int rune = peek();
        if (frame().endsAt(rune)) {
            close();
            return true;
        }
        if (rune == '$') {
            return dollar();
        }
        if (frame().isQuoted()) {
            quotedLetter();
            return true;
        }
        switch (rune) {
            case '\'' -> {
                return singleQuoted();
            }
            case '"' -> open(Kind.QUOTED, keptQuote, at++, frame().keepsEscapes());
            case '<' -> heredocMark();
            case ESCAPE -> escapedLetter();
            default -> letter();
        }
        return true;
    }

    private void letter() {
        int start = at;
        String text = take();
        if (frame().isLine()) {
            words.addSplit(text, start);
        } else {
            inner.append(text);
        }
    }

    private void escapedLetter() {
        int start = at;
        String escape = take();
        add(frame().keepsEscapes() ? escape + take() : take(), start);
    }

    /** In double quotes an escape character that escapes nothing stays, beside the one that is kept as such. */
    private void quotedLetter() {
        String letter = take();
        if (!letter.equals("\\")) {
            inner.append(letter);
            return;
        }
        if (frame().keepsEscapes()) {
            inner.append(letter);
        }
        int next = peek();
        if (next == '"' || next == '$' || next == ESCAPE) {
            inner.append(take());
        } else if (next != END) {
            inner.append(letter);
        }
    }

    private boolean singleQuoted() {
        int start = at;
        int close = bytes.indexOf('\'', start + 1);
        if (close < 0) {
            return false;
        }
        at = close + 1;
        add(keptQuote.isEmpty() ? bytes.substring(start + 1, close) : bytes.substring(start, at), start);
        return true;
    }

    /** White space behind {@code <<} belongs to the word. */
    private void heredocMark() {
        int start = at++;
        if (peek() == '<') {
            at++;
            while (peek() == ' ' || peek() == '\t' || peek() == '\r') {
                at++;
            }
        }
        add(bytes.substring(start, at), start);
    }

    /** Reads what follows a dollar sign, and tells whether it made sense. */
    private boolean dollar() {
        int start = at++;
        if (peek() != '{') {
            addVariable("$" + name(), start);
            return true;
        }
        at++;
        int first = peek();
        if (first == '{' || first == '}' || first == ':') {
            return false;
        }
        String opening = "${" + name();
        int modifier = peek();
        opening += take();
        return switch (modifier) {
            case '}' -> addVariable(opening, start);
            case '+', '-', '?' -> openSubstitution(Kind.WORD, opening, start, false);
            case '#', '%' -> openSubstitution(Kind.WORD, opening, start, true);
            case ':' -> {
                int test = peek();
                yield test != '#' && test != '%' && openSubstitution(Kind.WORD, opening + take(), start, false);
            }
            case '/' -> {
                at += peek() == '/' ? 1 : 0;
                yield openSubstitution(Kind.PATTERN, opening, start, true);
            }
            default -> false;
        };
    }

    private boolean openSubstitution(Kind kind, String opening, int start, boolean keepsEscapes) {
        words.forget();
        open(kind, opening, start, keepsEscapes);
        return true;
    }

    private void open(Kind kind, String opening, int start, boolean keepsEscapes) {
        frames.push(new ShellFrame(kind, start, keepsEscapes));
        inner.append(opening);
    }

    private void close() {
        ShellFrame closed = frames.pop();
        at++;
        switch (closed.kind()) {
            case PATTERN -> open(Kind.WORD, "/", closed.start(), true);
            case QUOTED -> inner.append(keptQuote);
            default -> inner.append('}');
        }
        if (frame().isLine()) {
            String text = inner.toString();
            inner.setLength(0);
            if (closed.isQuoted()) {
                words.add(text, closed.start());
            } else {
                words.addSplit(text, closed.start());
            }
        }
    }

    private boolean addVariable(String text, int start) {
        if (frame().isLine()) {
            words.addSplit(text, start);
        } else {
            inner.append(text);
        }
        return true;
    }

    private void add(String text, int start) {
        if (frame().isLine()) {
            words.add(text, start);
        } else {
            inner.append(text);
        }
    }

    private String name() {
        int start = at;
        int first = peek();
        if (!Character.isDigit(first) && "@*#?-$!".indexOf(first) >= 0) {
            return take();
        }
        boolean number = Character.isDigit(first);
        while (isNamePart(peek(), number)) {
            take();
        }
        return bytes.substring(start, at);
    }

    private static boolean isNamePart(int rune, boolean number) {
        return Character.isDigit(rune) || (!number && (Character.isLetter(rune) || rune == '_'));
    }

    private ShellFrame frame() {
        return frames.getFirst();
    }

    private int peek() {
        return at == bytes.length() ? END : ByteText.runeAt(bytes, at, bytes.length());
    }

    /** The next letter, or nothing at the end. */
    private String take() {
        int start = at;
        int rune = peek();
        at += rune == END ? 0 : ByteText.widthOf(rune);
        return bytes.substring(start, at);
    }
}
