package dev.stagefan.buildlog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a vertex that is an instruction of a stage, as {@code [linux/amd64 base 2/4] RUN make}.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go, prefixCommand
 *
 * @param platform null in a build for one platform; {@code linux/amd64->arm64} where it builds for another
 * @param stage null where the Dockerfile has one stage only; {@code stage-2} for an unnamed one
 * @param index 1-based place among the steps of the stage: its FROM, if that is an outside image, and each RUN, COPY, ADD
 *     and WORKDIR
 * @param total how many steps the stage has
 * @param instruction as {@code RUN make -j8}, with one blank for any white space
 */
public record VertexName(
        @Nullable String platform, @Nullable String stage, int index, int total, String instruction) {
    private static final Pattern NAME = Pattern.compile(
            "\\[\\s*+(?<words>(?:[^\\s\\[\\]]++\\s++)*+)(?<index>\\d{1,6})/(?<total>\\d{1,6})\\]\\s++(?<text>.*)",
            Pattern.DOTALL);
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    /** Reads a name; empty where it is none of an instruction. */
    public static Optional<VertexName> parse(String name) {
        if (!name.startsWith("[")) {
            return Optional.empty();
        }
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String platform = null;
        String stage = null;
        for (String word : words(matcher.group("words"))) {
            if (word.indexOf('/') >= 0) {
                platform = word;
            } else {
                stage = word;
            }
        }
        return Optional.of(new VertexName(
                platform,
                stage,
                Integer.parseInt(matcher.group("index")),
                Integer.parseInt(matcher.group("total")),
                WHITE_SPACE.matcher(matcher.group("text").strip()).replaceAll(" ")));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
    }

    /** The instruction's keyword, as {@code RUN}; that of the trigger for an ONBUILD. */
    public String keyword() {
        String plain = instruction.startsWith("ONBUILD ") ? instruction.substring("ONBUILD ".length()) : instruction;
        int blank = plain.indexOf(' ');
        return blank < 0 ? plain : plain.substring(0, blank);
    }
}
