package dev.stagefan.expansion;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Expands the variables of one word, as a shell would, as far as Dockerfiles go.
 *
 * <p>Words nest (<code>${A:-${B:-…}}</code>) on a stack of this class's own, so that depth is bounded by memory only.
 *
 * <p>buildkit: frontend/dockerfile/shell/lex.go
 */
final class ExpansionMachine {
    private static final int END = CharacterReader.END;

    private final ExpansionRules rules;
    private final Variables variables;
    private final CharacterReader reader;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final ExpandedWords splitter = new ExpandedWords();
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> unset = new LinkedHashSet<>();
    private long written;

    /**
     * A piece of the word with an end of its own: the whole word, what is inside double quotes, or a word of a
     * substitution.
     *
     * @param terminator the character that ends it
     * @param keepsEscapes whether escape characters stay in it
     * @param substitution what it is a word of, or null
     */
    private record Frame(
            int terminator, boolean keepsEscapes, @Nullable Substitution substitution, StringBuilder text) {
        boolean quoted() {
            return terminator == '"';
        }
    }

    ExpansionMachine(String word, ExpansionRules rules, Variables variables) {
        this.rules = rules;
        this.variables = variables;
        this.reader = new CharacterReader(word);
    }

    static void refuseLongerThanLimit(long length) throws ExpansionException {
        if (length > Expansion.LENGTH_LIMIT) {
            throw new ExpansionException("it expands to more than " + Expansion.LENGTH_LIMIT + " characters");
        }
    }

    Expansion run() throws ExpansionException {
        Frame whole = new Frame(END, rules.escapes() == ExpansionRules.Escapes.KEPT, null, new StringBuilder());
        frames.push(whole);
        while (!frames.isEmpty()) {
            Frame frame = frames.element();
            int character = reader.peek();
            if (character == frame.terminator()) {
                reader.next();
                frames.pop();
                finish(frame);
            } else if (character == END) {
                throw unfinished(frame);
            } else if (character == '$') {
                readReference();
            } else if (frame.quoted()) {
                readQuoted(frame);
            } else {
                readUnquoted(frame);
            }
        }
        return new Expansion(whole.text().toString(), splitter.words(), used, unset);
    }

    private void finish(Frame frame) throws ExpansionException {
        if (frames.isEmpty()) {
            return;
        }
        if (frame.quoted()) {
            deliverQuoted(
                    keepingQuotes()
                            ? frame.text().append('"').toString()
                            : frame.text().toString());
            return;
        }
        Substitution substitution = frame.substitution();
        if (substitution == null) {
            throw new IllegalStateException("only substitutions and quotes nest");
        }
        String word = frame.text().toString();
        if (substitution.awaitsPattern()) {
            open(substitution.withPattern(word));
            return;
        }
        String value = look(substitution.name());
        if (value == null && rules.unset() == ExpansionRules.Unset.KEPT) {
            deliver(substitution.reference(word));
        } else {
            deliver(substitution.apply(word, value));
        }
    }

    private static ExpansionException unfinished(Frame frame) {
        return new ExpansionException(
                frame.quoted()
                        ? "unexpected end of statement while looking for matching double-quote"
                        : "syntax error: missing '" + Character.toString(frame.terminator()) + "' in ${}");
    }

    private void readUnquoted(Frame frame) throws ExpansionException {
        int character = reader.next();
        if (character == '<') {
            readLessThan();
        } else if (character == '\'' && rules.quotes() != ExpansionRules.Quotes.ORDINARY) {
            readSingleQuoted();
        } else if (character == '"' && rules.quotes() != ExpansionRules.Quotes.ORDINARY) {
            frames.push(new Frame('"', frame.keepsEscapes(), null, new StringBuilder(keepingQuotes() ? "\"" : "")));
        } else if (character == rules.escape()) {
            if (frame.keepsEscapes()) {
                appendQuoted(frame, character);
            }
            if (reader.peek() != END) {
                appendQuoted(frame, reader.next());
            }
        } else {
            if (isOutermost(frame)) {
                splitter.add(character);
            }
            frame.text().appendCodePoint(character);
        }
    }

    /** Inside double quotes only the quote, the dollar sign and the escape character itself can be escaped. */
    private void readQuoted(Frame frame) {
        int character = reader.next();
        if (character == rules.escape()) {
            if (frame.keepsEscapes()) {
                frame.text().appendCodePoint(character);
            }
            int escaped = reader.peek();
            if (escaped == END) {
                return;
            }
            if (escaped == '"' || escaped == '$' || escaped == rules.escape()) {
                character = reader.next();
            }
        }
        frame.text().appendCodePoint(character);
    }

    private void readSingleQuoted() throws ExpansionException {
        StringBuilder text = new StringBuilder();
        for (int character = reader.next(); character != '\''; character = reader.next()) {
            if (character == END) {
                throw new ExpansionException("unexpected end of statement while looking for matching single-quote");
            }
            text.appendCodePoint(character);
        }
        deliverQuoted(keepingQuotes() ? "'" + text + "'" : text.toString());
    }

    /** White space behind {@code <<} does not end the word: it may start a heredoc. */
    private void readLessThan() throws ExpansionException {
        StringBuilder text = new StringBuilder("<");
        if (reader.peek() == '<') {
            text.appendCodePoint(reader.next());
            while (reader.peek() == '\t' || reader.peek() == '\r' || reader.peek() == ' ') {
                text.appendCodePoint(reader.next());
            }
        }
        deliverQuoted(text.toString());
    }

    private void readReference() throws ExpansionException {
        reader.next();
        if (reader.peek() != '{') {
            String name = readName();
            deliver(name.isEmpty() ? "$" : valueOr(name, "$" + name));
            return;
        }
        reader.next();
        int first = reader.peek();
        if (first == END) {
            throw new ExpansionException("syntax error: missing '}' in ${}");
        }
        if (first == '{' || first == '}' || first == ':') {
            throw new ExpansionException("syntax error: bad substitution");
        }
        String name = readName();
        int operator = reader.next();
        switch (operator) {
            case '}' -> deliver(valueOr(name, "${" + name + "}"));
            case ':' -> openAfterColon(name, reader.next());
            case '+', '-', '?', '#', '%' -> open(new Substitution(name, Character.toString(operator), null));
            case '/' -> {
                boolean every = reader.peek() == '/';
                if (every) {
                    reader.next();
                }
                open(new Substitution(name, every ? "//" : "/", null));
            }
            case END -> throw new ExpansionException("syntax error: missing '}' in ${}");
            default -> throw Substitution.unsupported(Character.toString(operator));
        }
    }

    private void openAfterColon(String name, int operator) throws ExpansionException {
        if (operator == END) {
            throw new ExpansionException("syntax error: missing '}' in ${}");
        }
        String modifier = ":" + Character.toString(operator);
        if (operator == '#' || operator == '%') {
            throw Substitution.unsupported(modifier);
        }
        // An unknown modifier is an error only once the word is complete and, where those are kept, the variable set.
        open(new Substitution(name, modifier, null));
    }

    private void open(Substitution substitution) {
        splitter.dropWord();
        frames.push(
                new Frame(substitution.terminator(), substitution.keepsEscapes(), substitution, new StringBuilder()));
    }

    private String readName() {
        StringBuilder name = new StringBuilder();
        int first = reader.peek();
        if (Character.isDigit(first)) {
            while (Character.isDigit(reader.peek())) {
                name.appendCodePoint(reader.next());
            }
        } else if (first != END && "@*#?-$!0".indexOf(first) >= 0) {
            name.appendCodePoint(reader.next());
        } else {
            while (Character.isLetterOrDigit(reader.peek()) || reader.peek() == '_') {
                name.appendCodePoint(reader.next());
            }
        }
        return name.toString();
    }

    private String valueOr(String name, String reference) {
        String value = look(name);
        if (value != null) {
            return value;
        }
        return rules.unset() == ExpansionRules.Unset.KEPT ? reference : "";
    }

    private @Nullable String look(String name) {
        String value = variables.get(name);
        (value == null ? unset : used).add(name);
        return value;
    }

    /** Hands what a reference became to the piece around it. */
    private void deliver(String text) throws ExpansionException {
        Frame frame = frames.element();
        if (isOutermost(frame)) {
            splitter.add(text);
        }
        append(frame, text);
    }

    private void deliverQuoted(String text) throws ExpansionException {
        Frame frame = frames.element();
        if (isOutermost(frame)) {
            splitter.addQuoted(text);
        }
        append(frame, text);
    }

    private void append(Frame frame, String text) throws ExpansionException {
        written += text.length();
        refuseLongerThanLimit(written);
        frame.text().append(text);
    }

    private void appendQuoted(Frame frame, int character) {
        if (isOutermost(frame)) {
            splitter.addQuoted(character);
        }
        frame.text().appendCodePoint(character);
    }

    private boolean isOutermost(Frame frame) {
        return frame.terminator() == END;
    }

    private boolean keepingQuotes() {
        return rules.quotes() == ExpansionRules.Quotes.KEPT;
    }
}
