package dev.stagefan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Workflows as a reviewer sees them. After a change that is meant, {@code -Dgolden=write} writes the files anew, to be
 * reviewed as any other change.
 */
class WorkflowGeneratorTest {
    private static final Path FILES = Path.of("src/test/resources/workflows");

    @ParameterizedTest
    @EnumSource
    void writesTheWorkflowThatIsKeptNextToIt(GoldenWorkflows workflow) throws IOException, WorkflowException {
        Path file = FILES.resolve(workflow.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".yml");
        if (System.getProperty("golden", "").equals("write")) {
            Files.writeString(file, workflow.generate());
        }
        assertThat(workflow.generate()).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @EnumSource
    void keepsEveryRuleThatNoCheckerKnows(GoldenWorkflows workflow) throws WorkflowException {
        assertThat(OwnChecks.findings(workflow.generate())).isEmpty();
    }
}
