package dev.stagefan.dockerfile.text;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.DockerfileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits an instruction's arguments in the form that its keyword asks for.
 *
 * <p>buildkit: frontend/dockerfile/parser/line_parsers.go
 */
public final class ArgumentReader {
    /** Arguments and whether they were a JSON array. */
    public record Arguments(List<Word> words, boolean json) {
        static final Arguments NONE = new Arguments(List.of(), false);
    }

    private final LogicalLine line;
    private final String bytes;
    private final char escape;

    public ArgumentReader(LogicalLine line, char escape) {
        this.line = line;
        this.bytes = line.bytes();
        this.escape = escape;
    }

    /** The arguments behind a head; none if its keyword is unknown. */
    public Arguments read(Head head) throws DockerfileException {
        Keyword keyword = head.keyword();
        if (keyword == null || !head.hasArguments()) {
            return Arguments.NONE;
        }
        int from = head.from();
        int end = head.end();
        return switch (keyword.form()) {
            case TEXT, INSTRUCTION -> words(List.of(Word.of(bytes, from, end)));
            case WORDS -> words(WordSplitter.atBlanks(bytes, from, end));
            case QUOTED_WORDS -> words(WordSplitter.outsideQuotes(bytes, from, end, escape));
            case PAIRS -> words(pairs(head));
            case JSON_OR_TEXT -> jsonOrText(from, end);
            case JSON_OR_WORDS -> jsonOr(from, end, WordSplitter.atBlanks(bytes, from, end));
            case TYPED_COMMAND -> typedCommand(from, end);
        };
    }

    private static Arguments words(List<Word> words) {
        return new Arguments(words, false);
    }

    private Arguments jsonOrText(int from, int end) throws DockerfileException {
        return from == end ? Arguments.NONE : jsonOr(from, end, List.of(Word.of(bytes, from, end)));
    }

    private Arguments jsonOr(int from, int end, List<Word> otherwise) throws DockerfileException {
        try {
            Optional<List<Word>> array = JsonForm.array(bytes, from, end);
            return new Arguments(array.orElse(otherwise), array.isPresent());
        } catch (JsonForm.NotStrings e) {
            throw new DockerfileException(Diagnostic.error(
                            "json-not-strings",
                            "a JSON array of arguments can hold nothing but strings",
                            line.position(e.offset()))
                    .withHelp("put it in double quotes"));
        }
    }

    /** HEALTHCHECK's first word ends at a byte that is a space, even one in the middle of a letter's bytes. */
    private Arguments typedCommand(int from, int end) throws DockerfileException {
        int typeEnd = from;
        while (typeEnd < end && !ByteText.isSpace(bytes.charAt(typeEnd))) {
            typeEnd++;
        }
        if (typeEnd == from) {
            return Arguments.NONE;
        }
        int next = typeEnd;
        while (next < end && ByteText.isSpace(bytes.charAt(next))) {
            next++;
        }
        Arguments command = jsonOrText(next, end);
        List<Word> words = new ArrayList<>(List.of(Word.of(bytes, from, typeEnd)));
        words.addAll(command.words());
        return new Arguments(words, command.json());
    }

    /** Keys and values in turn, of {@code k=v …} or of the old {@code k v}. */
    private List<Word> pairs(Head head) throws DockerfileException {
        List<Word> words = WordSplitter.outsideQuotes(bytes, head.from(), head.end(), escape);
        if (words.isEmpty()) {
            return words;
        }
        if (words.get(0).text().indexOf('=') < 0) {
            return oldPair(head);
        }
        List<Word> pairs = new ArrayList<>();
        for (Word word : words) {
            int equals = word.text().indexOf('=');
            if (equals < 0) {
                throw refusal(
                        head,
                        Quote.of(word.text()) + " has no =",
                        word,
                        "write NAME=VALUE, and put a value with spaces in quotes");
            }
            pairs.add(new Word(word.text().substring(0, equals), word.offset()));
            pairs.add(new Word(word.text().substring(equals + 1), bytes.indexOf('=', word.offset()) + 1));
        }
        return pairs;
    }

    private List<Word> oldPair(Head head) throws DockerfileException {
        int keyEnd = head.from();
        while (keyEnd < head.end() && !Blanks.separatesWords(bytes.charAt(keyEnd))) {
            keyEnd++;
        }
        int value = keyEnd;
        while (value < head.end() && Blanks.separatesWords(bytes.charAt(value))) {
            value++;
        }
        Word key = Word.of(bytes, head.from(), keyEnd);
        if (value == keyEnd) {
            throw refusal(head, "the name " + Quote.of(key.text()) + " has no value", key, "write NAME=VALUE");
        }
        return List.of(key, Word.of(bytes, value, head.end()));
    }

    private DockerfileException refusal(Head head, String message, Word word, String help) {
        return new DockerfileException(
                Diagnostic.error("missing-value", head.keyword() + ": " + message, line.position(word.offset()))
                        .withHelp(help));
    }
}
