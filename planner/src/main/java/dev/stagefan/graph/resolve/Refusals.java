package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.value.Refusal;
import dev.stagefan.expansion.Expansion;
import dev.stagefan.expansion.ExpansionException;
import dev.stagefan.expansion.ExpansionRules;
import dev.stagefan.expansion.Variables;

/** Makes refusals of what is wrong at a place of the file. */
final class Refusals {
    private Refusals() {}

    static DockerfileException at(Position position, String rule, String message) {
        return new DockerfileException(Diagnostic.error(rule, message, position));
    }

    static DockerfileException at(Position position, String rule, String message, String help) {
        return new DockerfileException(Diagnostic.error(rule, message, position).withHelp(help));
    }

    static DockerfileException at(Position position, Refusal refusal) {
        return at(position, refusal.rule(), refusal.reason());
    }

    static DockerfileException at(Position position, String word, ExpansionException refusal) {
        return at(position, "invalid-expansion", "could not expand \"" + word + "\": " + refusal.getMessage());
    }

    /** Says which ONBUILD it is that a refusal at the FROM of a child is about. */
    static DockerfileException inTrigger(DockerfileException refusal, int line) {
        Diagnostic diagnostic = refusal.diagnostic();
        return new DockerfileException(new Diagnostic(
                diagnostic.rule(),
                diagnostic.severity(),
                "the ONBUILD trigger of line " + line + " cannot run here: " + diagnostic.message(),
                diagnostic.position(),
                diagnostic.help()));
    }

    /** Expands a word that stands at a place of the file. */
    static Expansion expand(String word, ExpansionRules rules, Variables variables, Position position)
            throws DockerfileException {
        try {
            return Expansion.of(word, rules, variables);
        } catch (ExpansionException e) {
            throw at(position, word, e);
        }
    }
}
