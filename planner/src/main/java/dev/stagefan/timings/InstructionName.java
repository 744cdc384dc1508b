package dev.stagefan.timings;

import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Instruction.Heredoc;
import java.util.List;
import java.util.Locale;

/** What timings call an instruction of a Dockerfile. */
public final class InstructionName {
    private InstructionName() {}

    /**
     * Its logical line as written, with the keyword in upper case and one blank for any white space; a RUN that is nothing
     * but a heredoc has the first line of that behind it, as in {@code RUN <<EOF (make...)}. That is what BuildKit's progress
     * calls it too, except that there variables are replaced, and quotes of COPY, ADD and WORKDIR are gone.
     *
     * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go, dispatchRun and uppercaseCmd
     */
    public static String of(Instruction instruction) {
        String line = instruction.origin().text().strip().replaceAll("\\s+", " ");
        int blank = line.indexOf(' ');
        String keyword = blank < 0 ? line : line.substring(0, blank);
        return keyword.toUpperCase(Locale.ROOT) + line.substring(keyword.length()) + summary(instruction);
    }

    private static String summary(Instruction instruction) {
        if (!(instruction instanceof Instruction.Run run) || run.heredocs().size() != 1) {
            return "";
        }
        List<String> words = run.command().words();
        Heredoc heredoc = run.heredocs().get(0);
        boolean alone = words.size() == 1 && words.get(0).strip().matches("[0-9]*<<-?\\s*['\"]?\\S+['\"]?");
        if (!alone) {
            return "";
        }
        String[] lines = heredoc.body().strip().split("\r?\n", 2);
        return " (" + lines[0].strip().replaceAll("\\s+", " ") + (lines.length > 1 ? "..." : "") + ")";
    }
}
