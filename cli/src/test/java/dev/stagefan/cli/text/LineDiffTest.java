package dev.stagefan.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineDiffTest {
    @Test
    void equalTextsHaveNoDifference() {
        assertThat(LineDiff.render("x.yml", "a\nb\n", "a\nb\n")).isEmpty();
    }

    @Test
    void showsChangesWithTheLinesAroundThem() {
        assertThat(LineDiff.render("x.yml", numbers(1, 20), numbers(1, 20).replace("\n10\n", "\nten\n10b\n")))
                .isEqualTo(
                        """
                        --- x.yml
                        +++ x.yml
                        @@ -7,7 +7,8 @@
                         7
                         8
                         9
                        -10
                        +ten
                        +10b
                         11
                         12
                         13
                        """);
    }

    @Test
    void joinsChangesThatAreClose() {
        String diff = LineDiff.render("x", numbers(1, 30), numbers(1, 30).replace("\n5\n", "\n").replace("\n11\n", "\n"));

        assertThat(diff.lines().filter(line -> line.startsWith("@@"))).containsExactly("@@ -2,13 +2,11 @@");
    }

    @Test
    void separatesChangesThatAreFarApart() {
        String diff = LineDiff.render("x", numbers(1, 30), numbers(1, 30).replace("\n5\n", "\n").replace("\n25\n", "\n"));

        assertThat(diff.lines().filter(line -> line.startsWith("@@")))
                .containsExactly("@@ -2,7 +2,6 @@", "@@ -22,7 +21,6 @@");
    }

    @Test
    void seesAMissingLineEnd() {
        assertThat(LineDiff.render("x", "a", "a\n"))
                .isEqualTo("--- x\n+++ x\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n");
    }

    @Test
    void showsTextsThatHaveNothingInCommonAsOneReplacedByTheOther() {
        String diff = LineDiff.render("x", numbers(1, 3_000), numbers(10_001, 13_000));

        assertThat(diff).startsWith("--- x\n+++ x\n@@ -1,3000 +1,3000 @@\n-1\n-2\n");
        assertThat(diff.lines()).hasSize(3 + 6_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void makesTheOneTextTheOther(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String before = words(random);
            String after = words(random);
            assertThat(apply(before, LineDiff.render("x", before, after))).isEqualTo(after);
        }
    }

    private static String words(Random random) {
        return random.ints(random.nextInt(40), 0, 5)
                .mapToObj(word -> "w" + word + "\n")
                .collect(Collectors.joining());
    }

    private static String numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> n + "\n").collect(Collectors.joining());
    }

    /** What patch does with a difference; refuses one whose context or line numbers are wrong. */
    private static String apply(String text, String diff) {
        List<String> before = text.lines().toList();
        List<String> after = new ArrayList<>();
        int at = 0;
        for (String line : diff.lines().skip(2).toList()) {
            if (line.startsWith("@@")) {
                String[] range = line.split("[ ,-]+");
                int start = Integer.parseInt(range[1]) - (range[2].equals("0") ? 0 : 1);
                after.addAll(before.subList(at, start));
                at = start;
            } else if (line.startsWith("+")) {
                after.add(line.substring(1));
            } else {
                assertThat(before.get(at)).isEqualTo(line.substring(1));
                if (line.startsWith(" ")) {
                    after.add(before.get(at));
                }
                at++;
            }
        }
        after.addAll(before.subList(at, before.size()));
        return after.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
