package dev.stagefan.dockerfile.text;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Origin;
import dev.stagefan.dockerfile.Position;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An instruction whose words are told apart but not yet understood.
 *
 * @param head its keyword and flags
 * @param arguments what follows; keys and values in turn for ENV and LABEL, the trigger's keyword for ONBUILD
 * @param json whether the arguments (from the second on for HEALTHCHECK) were a JSON array
 * @param heredocs what is written behind the line, in order
 * @param line the logical line
 * @param endLine 1-based last line, heredocs included
 */
public record Statement(
        Head head,
        List<Word> arguments,
        boolean json,
        List<Instruction.Heredoc> heredocs,
        LogicalLine line,
        int endLine) {

    @Nullable
    public Keyword keyword() {
        return head.keyword();
    }

    public List<Word> flags() {
        return head.flags();
    }

    public String argument(int index) {
        return arguments.get(index).text();
    }

    public List<String> texts() {
        return texts(arguments);
    }

    public static List<String> texts(List<Word> words) {
        return words.stream().map(Word::text).toList();
    }

    public Origin origin() {
        Source source = line.source();
        List<Origin.Place> places = Stream.concat(head.flags().stream(), arguments.stream())
                .map(word -> new Origin.Place(word.text(), position(word)))
                .toList();
        return new Origin(
                Casing.lower(head.word().text()),
                ByteText.toText(ByteText.trimSpaces(line.bytes())),
                position(head.word()),
                source.startLine(line.startLine()),
                source.endLine(endLine),
                places);
    }

    public Position position(Word word) {
        return line.position(word.offset());
    }

    /** A refusal that points at the keyword. */
    public DockerfileException refusal(String rule, String message) {
        return refusal(rule, message, head.word());
    }

    public DockerfileException refusal(String rule, String message, Word word) {
        return new DockerfileException(Diagnostic.error(rule, message, position(word)));
    }

    public DockerfileException refusal(String rule, String message, Word word, String help) {
        return new DockerfileException(
                Diagnostic.error(rule, message, position(word)).withHelp(help));
    }
}
