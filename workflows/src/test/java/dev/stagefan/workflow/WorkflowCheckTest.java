package dev.stagefan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class WorkflowCheckTest {
    @Test
    void findsNothingStaleInTheSameText() {
        WorkflowCheck check = WorkflowCheck.of("app.yml", "a\nb\n", "a\nb\n");

        assertThat(check.stale()).isFalse();
        assertThat(check.diff()).isEmpty();
    }

    @Test
    void showsWhatWouldChangeWithThreeLinesAround() {
        String diff = WorkflowCheck.of("app.yml", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n")
                .diff();

        assertThat(diff).isEqualTo("""
                        --- app.yml
                        +++ app.yml (generated)
                        @@ -2,8 +2,9 @@
                         2
                         3
                         4
                        -5
                        +five
                         6
                         7
                         8
                         9
                        +10
                        """);
    }

    @Test
    void separatesChangesThatAreFarApart() {
        String before = lines(1, 20);

        assertThat(WorkflowCheck.of(
                                "app.yml",
                                before,
                                before.replace("2\n3\n", "3\n").replace("19\n", "19\nnew\n"))
                        .diff())
                .isEqualTo("""
                        --- app.yml
                        +++ app.yml (generated)
                        @@ -1,5 +1,4 @@
                         1
                        -2
                         3
                         4
                         5
                        @@ -17,4 +16,5 @@
                         17
                         18
                         19
                        +new
                         20
                        """);
    }

    @Test
    void showsALineBreakThatIsMissingAtTheEnd() {
        assertThat(WorkflowCheck.of("app.yml", "a", "a\n").diff()).isEqualTo("""
                        --- app.yml
                        +++ app.yml (generated)
                        @@ -1,1 +1,1 @@
                        -a
                        \\ No newline at end of file
                        +a
                        """);
    }

    @Test
    void showsAnEmptyFileAsAllNew() {
        assertThat(WorkflowCheck.of("app.yml", "", "a\nb\n").diff())
                .isEqualTo("--- app.yml\n+++ app.yml (generated)\n@@ -0,0 +1,2 @@\n+a\n+b\n");
    }

    @RepeatedTest(50)
    void takesTheShortestWay(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 50; i++) {
            List<String> before = randomLines(random);
            List<String> after = randomLines(random);

            List<LineEdits.Edit> edits = LineEdits.of(before, after);

            assertThat(without('+', edits)).isEqualTo(before);
            assertThat(without('-', edits)).isEqualTo(after);
            assertThat(edits.stream().filter(edit -> edit.mark() == ' ').count())
                    .isEqualTo(longestCommonSubsequence(before, after));
        }
    }

    @Test
    void replacesTextsThatHaveNothingInCommonAsAWhole() {
        List<String> before = IntStream.range(0, 3_000).mapToObj(i -> "a" + i).toList();
        List<String> after = IntStream.range(0, 3_000).mapToObj(i -> "b" + i).toList();

        List<LineEdits.Edit> edits = LineEdits.of(before, after);

        assertThat(without('+', edits)).isEqualTo(before);
        assertThat(without('-', edits)).isEqualTo(after);
    }

    private static List<String> randomLines(Random random) {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            lines.add(String.valueOf((char) ('a' + random.nextInt(4))));
        }
        return lines;
    }

    private static List<String> without(char mark, List<LineEdits.Edit> edits) {
        return edits.stream()
                .filter(edit -> edit.mark() != mark)
                .map(LineEdits.Edit::line)
                .toList();
    }

    private static long longestCommonSubsequence(List<String> before, List<String> after) {
        long[][] best = new long[before.size() + 1][after.size() + 1];
        for (int i = 1; i <= before.size(); i++) {
            for (int j = 1; j <= after.size(); j++) {
                best[i][j] = before.get(i - 1).equals(after.get(j - 1))
                        ? best[i - 1][j - 1] + 1
                        : Math.max(best[i - 1][j], best[i][j - 1]);
            }
        }
        return best[before.size()][after.size()];
    }

    private static String lines(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> i + "\n").collect(Collectors.joining());
    }
}
