package dev.stagefan.dockerfile.instruction;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.text.DirectiveReader;
import dev.stagefan.dockerfile.text.Quote;
import dev.stagefan.dockerfile.text.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What to say about a frontend that a file asks for with a syntax directive. */
final class Frontend {
    private static final Pattern DOCKERFILE_FRONTEND =
            Pattern.compile("((index\\.)?docker\\.io/)?docker/dockerfile(-upstream)?([:@].*)?");

    private Frontend() {}

    /** A warning if it is not one of Docker's own, whose language is the one that is read here. */
    static List<Diagnostic> warnings(DirectiveReader.@Nullable Found syntax) {
        if (syntax == null || isDockers(syntax)) {
            return List.of();
        }
        return List.of(Diagnostic.warning(
                        "unknown-frontend",
                        "the file is for the frontend " + Quote.of(syntax.value())
                                + ", and is read as if that were Docker's",
                        Position.of(syntax.line(), 1))
                .withHelp("what another frontend does with it cannot be known here"));
    }

    /** The refusal of an instruction that does not exist, which may be one of another frontend's. */
    static DockerfileException unknownInstruction(Statement statement, DirectiveReader directives) {
        DockerfileException refusal = InstructionReader.unknown(statement);
        DirectiveReader.Found syntax = directives.syntax();
        if (syntax == null || isDockers(syntax)) {
            return refusal;
        }
        return new DockerfileException(refusal.diagnostic()
                .withHelp("the file asks for the frontend " + Quote.of(syntax.value())
                        + ", which may know it; only Docker's language can be read here"));
    }

    private static boolean isDockers(DirectiveReader.Found syntax) {
        return DOCKERFILE_FRONTEND.matcher(syntax.value()).matches();
    }
}
