package dev.stagefan.dockerfile.instruction;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.text.Blanks;
import dev.stagefan.dockerfile.text.ByteText;
import dev.stagefan.dockerfile.text.Casing;
import dev.stagefan.dockerfile.text.Statement;
import dev.stagefan.dockerfile.text.Word;

/**
 * Reads ONBUILD; the trigger stays text until a child stage runs it.
 *
 * <p>buildkit: frontend/dockerfile/instructions/parse.go, parseOnBuild
 */
final class OnBuildReader {
    private static final String KEYWORD = "ONBUILD";

    private OnBuildReader() {}

    static Instruction.OnBuild read(Statement statement) throws DockerfileException {
        Arity.requireAny(statement);
        FlagValues.read(statement);
        Word trigger = statement.arguments().get(0);
        // Words end at ASCII blanks only, so a wider one, as a no-break space, can still hang on the keyword.
        String keyword = Casing.upper(ByteText.toText(ByteText.trimSpaces(ByteText.of(trigger.text()))));
        if (keyword.equals(KEYWORD)) {
            throw statement.refusal("invalid-trigger", "ONBUILD cannot be a trigger of ONBUILD", trigger);
        }
        if (keyword.equals("MAINTAINER") || keyword.equals("FROM")) {
            throw statement.refusal("invalid-trigger", keyword + " cannot be a trigger of ONBUILD", trigger);
        }
        return new Instruction.OnBuild(statement.origin(), expression(statement));
    }

    /** The line behind the keyword, flags' end mark included, and the heredocs written out again. */
    private static String expression(Statement statement) {
        String bytes = statement.line().bytes();
        int start = Blanks.skip(bytes, 0);
        boolean plain = bytes.regionMatches(true, start, KEYWORD, 0, KEYWORD.length());
        StringBuilder expression = new StringBuilder(
                ByteText.toText(plain ? bytes.substring(Blanks.skip(bytes, start + KEYWORD.length())) : bytes));
        for (Instruction.Heredoc heredoc : statement.heredocs()) {
            expression.append('\n').append(heredoc.body()).append(heredoc.name());
        }
        return expression.toString();
    }
}
