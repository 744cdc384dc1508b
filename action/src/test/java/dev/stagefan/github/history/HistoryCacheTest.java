package dev.stagefan.github.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.buildlog.BuildLog;
import dev.stagefan.buildlog.Transfer;
import dev.stagefan.buildlog.Vertex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCacheTest {
    @TempDir
    Path temporary;

    private final Jobs jobs = new Jobs();

    private HistoryCache cache() {
        return HistoryCache.of(temporary, "api.github.com", "acme/image");
    }

    @Test
    void givesBackARun() throws Exception {
        RunJobs run = Jobs.run(
                jobs.job("base \"x\"", 1, 9, 600, new StepRun("s", "skipped", null, null)),
                jobs.skipped("a", 3),
                new JobRun(5, 2, "c", "", List.of("a", "b"), null, null, List.of()));
        cache().put(run);

        assertThat(cache().run(run.id(), run.attempt())).contains(run);
        assertThat(cache().run(run.id(), run.attempt() + 1)).isEmpty();
    }

    @Test
    void givesBackWhatALogSaid() throws Exception {
        JobLog log = new JobLog(
                true,
                List.of(new BuildLog(
                        "run 3",
                        "app",
                        Jobs.at(5),
                        "ubuntu-24.04",
                        List.of(
                                new Vertex(
                                        "[base 1/2] RUN make",
                                        Vertex.Outcome.COMPLETED,
                                        65.3,
                                        List.of(
                                                new Transfer("sha256:4f", 1L << 40, 1.5, true),
                                                new Transfer("pushing layers", null, null, false))),
                                new Vertex("[base 2/2] COPY . .", Vertex.Outcome.CACHED, null, List.of())))));
        cache().put(7, log);
        cache().put(8, JobLog.GONE);

        assertThat(cache().log(7)).contains(log);
        assertThat(cache().log(8)).contains(JobLog.GONE);
        assertThat(cache().log(9)).isEmpty();
    }

    @Test
    void aDamagedFileCountsAsNone() throws Exception {
        cache().put(Jobs.run(jobs.job("base", 1, 9, 600)));
        cache().put(7, JobLog.GONE);
        List<Path> files = files();
        assertThat(files).hasSize(2);
        for (Path file : files) {
            String whole = Files.readString(file);
            Files.writeString(file, whole.substring(0, whole.length() / 2));
        }

        assertThat(cache().run(8, 1)).isEmpty();
        assertThat(cache().log(7)).isEmpty();
    }

    @Test
    void anotherSchemaCountsAsNone() throws Exception {
        cache().put(7, JobLog.GONE);
        Files.writeString(files().get(0), "{\"schema\":\"stagefan/log/v2\",\"there\":true,\"builds\":[]}");

        assertThat(cache().log(7)).isEmpty();
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
