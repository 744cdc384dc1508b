package dev.stagefan.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("checkers")
class WorkflowCheckersTest {
    private static final String CLEAN = """
            name: image
            on:
              push:
                branches: [main]
            permissions: {}
            concurrency:
              group: image
              cancel-in-progress: true
            jobs:
              first:
                name: first
                runs-on: ubuntu-24.04
                timeout-minutes: 5
                permissions:
                  contents: read
                outputs:
                  commit: ${{ steps.source.outputs.commit }}
                steps:
                  - id: source
                    uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                    with:
                      persist-credentials: false
              second:
                name: second
                needs: first
                runs-on: ubuntu-24.04
                timeout-minutes: 5
                steps:
                  - env:
                      COMMIT: ${{ needs.first.outputs.commit }}
                    run: echo "$COMMIT"
            """;

    @Test
    void aCleanWorkflowHasNoFinding() {
        assertThat(WorkflowCheckers.check(Map.of("clean.yml", CLEAN))).isEmpty();
    }

    @Test
    void githubsParserFindsAnUnknownNeed() {
        assertFound(CLEAN.replace("needs: first", "needs: third"), "workflow-parser", "third");
    }

    @Test
    void githubsEditorServiceFindsAnOutputThatNoJobHas() {
        assertFound(
                CLEAN.replace("outputs.commit }}\n        run", "outputs.digest }}\n        run"),
                "languageservice",
                "digest");
    }

    @Test
    void actionlintFindsABadScript() {
        assertFound(CLEAN.replace("echo \"$COMMIT\"", "echo $COMMIT"), "actionlint", "SC2086");
    }

    @Test
    void actionlintFindsAnUnknownInputOfAPinnedAction() {
        assertFound(
                CLEAN.replace("persist-credentials", "keep-credentials"),
                "actionlint, with tags for commits",
                "keep-credentials");
    }

    @Test
    void zizmorFindsWhatIsNotPinned() {
        assertFound(CLEAN.replaceAll("@[0-9a-f]{40} # v7.0.1", "@v7"), "zizmor unpinned-uses", "unpinned");
    }

    @Test
    void aFindingNamesItsFileAndLine() {
        Map<String, String> workflows = Map.of("clean.yml", CLEAN, "bad.yml", CLEAN.replace("  first:\n", "  1st:\n"));

        assertThat(WorkflowCheckers.check(workflows)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.file()).isEqualTo("bad.yml");
            assertThat(finding.line()).isPositive();
        });
    }

    private static void assertFound(String workflow, String checker, String message) {
        assertThat(WorkflowCheckers.check(Map.of("planted.yml", workflow))).anySatisfy(finding -> {
            assertThat(finding.checker()).isEqualTo(checker);
            assertThat(finding.message()).contains(message);
        });
    }
}
