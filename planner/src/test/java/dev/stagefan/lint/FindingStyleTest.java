package dev.stagefan.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What findings say is written in one style. The golden cases hold all that rules have to say. */
class FindingStyleTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/stagefan/lint");
    private static final Pattern SENTENCE = Pattern.compile("(?:[0-9]+:[0-9]+ [A-Z]+ SF[0-9]{3}|  help): (.*)");

    /** Words that say nothing, blame, or have another name here. */
    private static final Pattern AVOIDED =
            Pattern.compile("(?i)\\b(?:please|simply|just do|obviously|invalid|bad practice|should|don't|can't|artifact"
                    + "|pipeline|node|dag|worker|intermediate)\\b|!");

    private static final int LONGEST = 320;

    static List<String> cases() throws IOException {
        return RuleGoldenTest.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysItInOneSentenceWithoutFinalFullStop(String name) throws IOException {
        String text = Objects.requireNonNull(Files.readString(FOLDER.resolve(name + ".expected")));
        if (text.equals("nothing\n")) {
            return;
        }
        for (String line : text.lines().toList()) {
            Matcher sentence = SENTENCE.matcher(line);
            assertThat(sentence.matches()).as(line).isTrue();
            String said = sentence.group(1);
            assertThat(said)
                    .isNotBlank()
                    .doesNotEndWith(".")
                    .doesNotContain("  ")
                    .doesNotContainPattern("\\. [A-Z]")
                    .doesNotContainPattern(AVOIDED)
                    .hasSizeLessThan(LONGEST);
        }
    }
}
