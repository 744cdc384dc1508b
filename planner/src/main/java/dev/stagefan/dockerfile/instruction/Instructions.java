package dev.stagefan.dockerfile.instruction;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Origin;
import dev.stagefan.dockerfile.text.ByteText;
import dev.stagefan.dockerfile.text.Keyword;
import dev.stagefan.dockerfile.text.Quote;
import dev.stagefan.dockerfile.text.Source;
import dev.stagefan.dockerfile.text.Statement;
import dev.stagefan.dockerfile.text.StatementReader;
import java.util.List;

/** Reads single instructions. */
public final class Instructions {
    private Instructions() {}

    /**
     * The instruction that a trigger of ONBUILD becomes in a stage whose base carries it.
     *
     * <p>As in BuildKit a trigger is a Dockerfile of its own: the escape character is {@code \} in it again, and it may
     * turn out not to be one instruction (buildkit: frontend/dockerfile/dockerfile2llb/convert.go, initOnBuildTriggers).
     *
     * @param trigger as the base's stage declares it
     * @param from the origin of the FROM that runs it, whose place is that of the result and of every refusal
     */
    public static Instruction parseTrigger(Instruction.OnBuild trigger, Origin from) throws DockerfileException {
        String bytes = ByteText.of(trigger.expression());
        List<Statement> statements = new StatementReader(Source.hostedBy(from, bytes)).read();
        Statement statement = statements.get(0);
        if (statements.size() != 1) {
            throw statement.refusal(
                    "invalid-trigger",
                    "the trigger " + Quote.of(trigger.expression()) + " is more than one instruction");
        }
        Keyword keyword = statement.keyword();
        if (keyword == null) {
            throw InstructionReader.unknown(statement);
        }
        if (keyword == Keyword.FROM) {
            throw statement.refusal("invalid-trigger", "FROM cannot be a trigger of ONBUILD");
        }
        return InstructionReader.read(statement);
    }
}
