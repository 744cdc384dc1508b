package dev.stagefan.lint.rule;

import dev.stagefan.dockerfile.Instruction;
import java.util.regex.Pattern;

/** What a RUN hands to its shell, as far as the Dockerfile's text says. */
final class RunScript {
    private RunScript() {}

    /** The command and the bodies of its heredocs. */
    static String of(Instruction.Run run) {
        StringBuilder script = new StringBuilder(String.join(" ", run.command().words()));
        run.heredocs().forEach(heredoc -> script.append('\n').append(heredoc.content()));
        return script.toString();
    }

    /** Finds a variable by its name: {@code $NAME}, <code>${NAME…}</code>. */
    static Pattern variable(String name) {
        String quoted = Pattern.quote(name);
        return Pattern.compile("\\$(?:" + quoted + "(?![A-Za-z0-9_])|\\{[!#]?" + quoted + "(?![A-Za-z0-9_]))");
    }
}
