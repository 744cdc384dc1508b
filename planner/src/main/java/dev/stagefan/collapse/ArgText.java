package dev.stagefan.collapse;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.graph.CarriedArg;
import java.util.ArrayList;
import java.util.List;

/** Writes the ARGs that a finished stage's children inherit. */
final class ArgText {
    private final char escape;

    ArgText(char escape) {
        this.escape = escape;
    }

    /** One ARG instruction that declares all of these, in this order. */
    String of(List<CarriedArg> args) throws DockerfileException {
        List<String> words = new ArrayList<>();
        for (CarriedArg arg : args) {
            words.add(word(arg));
        }
        return "ARG " + String.join(" ", words);
    }

    private String word(CarriedArg arg) throws DockerfileException {
        if (arg instanceof CarriedArg.AsWritten own) {
            return own.written() == null ? own.name() : own.name() + "=" + own.written();
        }
        if (arg instanceof CarriedArg.WithValue known) {
            return known.name() + "=" + quoted(known.value(), known);
        }
        if (arg instanceof CarriedArg.UnlessInImage known) {
            return known.name() + "=${" + known.name() + "-" + quoted(known.value(), known) + "}";
        }
        throw refusal(arg, ((CarriedArg.NotKnown) arg).reason());
    }

    /** Within double quotes BuildKit takes an escape character off these, and off nothing else. */
    private String quoted(String value, CarriedArg arg) throws DockerfileException {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\t') {
                throw refusal(arg, "its value has a control character, which no line of a Dockerfile can hold");
            }
            if (c == '"' || c == '$' || c == escape) {
                quoted.append(escape);
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    private static DockerfileException refusal(CarriedArg arg, String reason) {
        return new DockerfileException(Diagnostic.error(
                        "arg-not-carried",
                        "could not hand over ARG " + arg.name() + " with the image of its stage because " + reason,
                        Position.of(arg.line(), 1))
                .withHelp("declare it again in the stages that are built on this one, or fuse them with it"));
    }
}
