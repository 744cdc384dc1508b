package dev.stagefan.dockerfile.instruction;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.text.HeredocWord;
import dev.stagefan.dockerfile.text.Quote;
import dev.stagefan.dockerfile.text.Statement;
import dev.stagefan.dockerfile.text.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads ADD and COPY.
 *
 * <p>buildkit: frontend/dockerfile/instructions/parse.go, parseAdd, parseCopy and parseSourcesAndDest
 */
final class FileInstructions {
    private record Files(List<String> sources, List<Instruction.Heredoc> heredocs, String destination) {}

    private FileInstructions() {}

    static Instruction.Add add(Statement statement) throws DockerfileException {
        Arity.requireSourceAndDestination(statement);
        FlagValues flags = FlagValues.read(
                statement,
                FlagSpec.text("chown"),
                FlagSpec.text("chmod"),
                FlagSpec.flag("link"),
                FlagSpec.flag("keep-git-dir"),
                FlagSpec.text("checksum"),
                FlagSpec.flag("unpack"),
                FlagSpec.list("exclude"));
        Files files = files(statement);
        return new Instruction.Add(
                statement.origin(), files.sources(), files.heredocs(), files.destination(), fileFlags(flags));
    }

    static Instruction.Copy copy(Statement statement) throws DockerfileException {
        Arity.requireSourceAndDestination(statement);
        FlagValues flags = FlagValues.read(
                statement,
                FlagSpec.text("chown"),
                FlagSpec.text("from"),
                FlagSpec.text("chmod"),
                FlagSpec.flag("link"),
                FlagSpec.list("exclude"),
                FlagSpec.flag("parents"));
        Files files = files(statement);
        return new Instruction.Copy(
                statement.origin(), files.sources(), files.heredocs(), files.destination(), fileFlags(flags));
    }

    private static Instruction.FileFlags fileFlags(FlagValues flags) {
        return new Instruction.FileFlags(
                flags.text("from"),
                flags.textOr("chown", ""),
                flags.textOr("chmod", ""),
                flags.isOn("link"),
                flags.isOn("parents"),
                flags.texts("exclude"),
                flags.switched("keep-git-dir"),
                flags.text("checksum"),
                flags.switched("unpack"));
    }

    private static Files files(Statement statement) throws DockerfileException {
        int last = statement.arguments().size() - 1;
        Word destination = statement.arguments().get(last);
        if (announced(destination) != null) {
            throw statement.refusal(
                    "heredoc-destination",
                    statement.keyword() + " cannot write to the heredoc " + Quote.of(destination.text()),
                    destination,
                    "name the destination last");
        }
        List<String> sources = new ArrayList<>();
        List<Instruction.Heredoc> heredocs = new ArrayList<>();
        Map<String, String> bodies = bodies(statement);
        for (Word source : statement.arguments().subList(0, last)) {
            HeredocWord heredoc = announced(source);
            if (heredoc == null) {
                sources.add(source.text());
            } else {
                // A word in a JSON array, or one that no shell sees, has no body.
                String body = bodies.getOrDefault(heredoc.name(), "");
                heredocs.add(new Instruction.Heredoc(heredoc.name(), body, heredoc.expands(), heredoc.chomps()));
            }
        }
        return new Files(sources, heredocs, destination.text());
    }

    private static @Nullable HeredocWord announced(Word word) {
        HeredocWord heredoc = HeredocWord.of(word.text());
        return heredoc == null || heredoc.isMalformed() ? null : heredoc;
    }

    /** Of several bodies with one name the last counts. */
    private static Map<String, String> bodies(Statement statement) {
        Map<String, String> bodies = new HashMap<>();
        statement.heredocs().forEach(heredoc -> bodies.put(heredoc.name(), heredoc.body()));
        return bodies;
    }
}
