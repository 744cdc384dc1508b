package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Watches for bytes that are not UTF-8 in what BuildKit hands to its solver, whose messages cannot hold them. Expansion
 * and JSON replace such bytes, so only what RUN hands to a shell, and flags that are not expanded, can have them. BuildKit
 * comes to that last of all, so any other mistake is reported first.
 *
 * <p>buildkit: client/llb/marshal.go; frontend/dockerfile/dockerfile2llb/convert.go, dispatchRun
 */
final class EncodingWatch {
    private static final String INVALID = "\ufffd";
    private static final Pattern HEREDOC_ALONE = Pattern.compile("\\d*<<-?\\s*[^<\\s]*\\s*");
    private static final String SHEBANG = "#!";

    private final boolean isWatching;
    private @Nullable Position found;

    private EncodingWatch(boolean isWatching) {
        this.isWatching = isWatching;
    }

    /** In a file that is UTF-8 a replacement character stands for itself. */
    static EncodingWatch of(Dockerfile dockerfile) {
        return new EncodingWatch(!dockerfile.isUtf8());
    }

    /** Looks at an instruction that a stage of this operating system goes through. */
    void watch(Instruction instruction, Position position, String os) {
        if (isWatching && found == null && handedOver(instruction, os).stream().anyMatch(EncodingWatch::isInvalid)) {
            found = position;
        }
    }

    private static List<String> handedOver(Instruction instruction, String os) {
        if (instruction instanceof Instruction.Copy copy) {
            return copy.flags().excludes();
        }
        if (instruction instanceof Instruction.Add add) {
            return add.flags().excludes();
        }
        return instruction instanceof Instruction.Run run ? handedOver(run, os) : List.of();
    }

    private static List<String> handedOver(Instruction.Run run, String os) {
        List<String> texts = new ArrayList<>(run.devices());
        if (!run.command().shellForm()) {
            return texts;
        }
        if (run.heredocs().isEmpty()) {
            texts.addAll(run.command().words());
            return texts;
        }
        String line = run.command().words().get(0);
        if (!HEREDOC_ALONE.matcher(line).matches()) {
            texts.add(line);
            run.heredocs().forEach(heredoc -> texts.add(heredoc.body()));
        } else if (os.equals("windows") || !run.heredocs().get(0).content().startsWith(SHEBANG)) {
            texts.add(run.heredocs().get(0).body());
        }
        return texts;
    }

    private static boolean isInvalid(String text) {
        return text.contains(INVALID);
    }

    void refuse() throws DockerfileException {
        if (found != null) {
            throw Refusals.at(
                    found,
                    "not-utf-8",
                    "this instruction has a byte that is not UTF-8, and BuildKit cannot hand it on",
                    "save the file as UTF-8");
        }
    }
}
