package dev.stagefan.dockerfile.text;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the bodies that follow an instruction with heredocs.
 *
 * <p>buildkit: frontend/dockerfile/parser/parser.go, Parse and heredocsFromLine
 */
public final class HeredocReader {
    private final PhysicalLines lines;

    public HeredocReader(PhysicalLines lines) {
        this.lines = lines;
    }

    /** The heredocs that a line announces, their bodies taken from the lines behind it. */
    public List<Instruction.Heredoc> read(LogicalLine line) throws DockerfileException {
        if (!line.bytes().contains("<<")) {
            return List.of();
        }
        List<Instruction.Heredoc> heredocs = new ArrayList<>();
        for (Announced announced : announcedIn(line)) {
            heredocs.add(body(announced, line));
        }
        return heredocs;
    }

    private record Announced(HeredocWord heredoc, Word word) {}

    private static List<Announced> announcedIn(LogicalLine line) throws DockerfileException {
        List<Word> words = ShellSplitter.words(line.bytes(), ShellSplitter.Quotes.KEPT, ShellSplitter.Escapes.KEPT);
        List<Announced> announced = new ArrayList<>();
        // A line that a shell could not split, as one with a lone quote, announces nothing.
        for (Word word : words == null ? List.<Word>of() : words) {
            HeredocWord heredoc = HeredocWord.of(word.text());
            if (heredoc != null && heredoc.isMalformed()) {
                throw new DockerfileException(Diagnostic.error(
                                "invalid-heredoc",
                                "the name of the heredoc " + Quote.of(word.text()) + " cannot be read",
                                line.position(word.offset()))
                        .withHelp("use a plain word, as <<EOF"));
            }
            if (heredoc != null) {
                announced.add(new Announced(heredoc, word));
            }
        }
        return announced;
    }

    private Instruction.Heredoc body(Announced announced, LogicalLine line) throws DockerfileException {
        HeredocWord heredoc = announced.heredoc();
        String terminator = ByteText.of(heredoc.name());
        StringBuilder body = new StringBuilder();
        while (lines.next()) {
            String whole = lines.whole();
            if (endsHere(whole, heredoc.chomps(), terminator)) {
                return new Instruction.Heredoc(
                        heredoc.name(), ByteText.toText(body.toString()), heredoc.expands(), heredoc.chomps());
            }
            body.append(whole);
        }
        throw new DockerfileException(Diagnostic.error(
                        "unterminated-heredoc",
                        "the heredoc " + Quote.of(heredoc.name()) + " is not ended",
                        line.position(announced.word().offset()))
                .withHelp("put " + Quote.of(heredoc.name()) + " on a line of its own behind the body"));
    }

    private static boolean endsHere(String whole, boolean chomps, String terminator) {
        int end = whole.length();
        while (end > 0 && (whole.charAt(end - 1) == '\n' || whole.charAt(end - 1) == '\r')) {
            end--;
        }
        int start = 0;
        while (chomps && start < end && whole.charAt(start) == '\t') {
            start++;
        }
        return end - start == terminator.length() && whole.startsWith(terminator, start);
    }
}
