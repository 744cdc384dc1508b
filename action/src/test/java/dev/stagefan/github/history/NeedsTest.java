package dev.stagefan.github.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.yaml.YamlException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeedsTest {
    private static final String WORKFLOW = """
            on: push
            jobs:
              base:
                runs-on: ubuntu-24.04
              triton:
                name: Build build_triton
                needs: base
              test:
                strategy: {matrix: {arch: [amd64, arm64]}}
                needs: [base]
              deploy:
                uses: ./.github/workflows/deploy.yml
                needs: test
              merge:
                name: Build (and push) it
                needs: [base, triton, test, deploy]
              odd:
                name: Test ${{ matrix.arch }}
            """;

    private final Jobs jobs = new Jobs();
    private final List<JobRun> run = List.of(
            jobs.job("base", 0, 1, 2),
            jobs.job("Build build_triton", 0, 1, 2),
            jobs.job("test (amd64)", 0, 1, 2),
            jobs.job("test (arm64)", 0, 1, 2),
            jobs.job("deploy / push", 0, 1, 2),
            jobs.job("Build (and push) it", 0, 1, 2),
            jobs.job("Test amd64", 0, 1, 2));

    @Test
    void areReadFromTheWorkflow() throws Exception {
        assertThat(needed(0)).contains(List.of());
        assertThat(needed(1)).contains(List.of("base"));
        assertThat(needed(3)).contains(List.of("base"));
        assertThat(needed(5))
                .contains(List.of("base", "Build build_triton", "test (amd64)", "test (arm64)", "deploy / push"));
    }

    @Test
    void areUnknownForAJobOfACalledWorkflowAndForOneWithAnotherName() throws Exception {
        assertThat(needed(4)).isEmpty();
        assertThat(needed(6)).isEmpty();
    }

    @Test
    void areNotReadFromWhatIsNoWorkflow() {
        assertThatThrownBy(() -> Needs.read("x.yml", "on: push\n"))
                .isInstanceOf(YamlException.class)
                .hasMessage("x.yml:1:1: a workflow without jobs");
    }

    private Optional<List<String>> needed(int job) throws YamlException {
        return Needs.read("x.yml", WORKFLOW)
                .of(run.get(job), run)
                .map(found -> found.stream().map(JobRun::name).toList());
    }
}
