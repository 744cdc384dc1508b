package dev.stagefan.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.yaml.YamlException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {
    @Test
    void readsFleetLimitsAndOverrides() throws YamlException {
        Settings settings = SettingsReader.read("stagefan.yml", """
                fleet:
                  at-once: 40
                  runners:
                    big:
                      cores: 16
                      price: 0.042
                      at-once: 4
                      queue: 30s
                      set-up: 40s
                      download: 100 MB/s
                      upload: 60 MB/s
                      job-limit: 12h
                    ubuntu-24.04:
                      queue: 5s
                limits: {max-jobs: 8, timeout: 3h}
                isolate: [build_triton]
                fuse: [[base, tools], [a, b, c]]
                runners:
                  build_triton: big
                """);

        assertThat(settings.fleet().atOnce()).isEqualTo(40);
        assertThat(settings.fleet().find("big"))
                .contains(new Runner("big", "linux/amd64", 16, 0.042, 4, 30, 40, 100e6, 60e6, 43200, List.of()));
        assertThat(settings.fleet().find("ubuntu-24.04").orElseThrow())
                .satisfies(runner -> assertThat(runner.queueSeconds()).isEqualTo(5))
                .satisfies(runner -> assertThat(runner.atOnce()).isEqualTo(40))
                .satisfies(runner -> assertThat(runner.assumed()).containsExactly("set-up", "download", "upload"));
        assertThat(settings.limits()).isEqualTo(new Limits(8, 10800.0));
        assertThat(settings.overrides())
                .isEqualTo(new Overrides(
                        List.of("build_triton"),
                        List.of(List.of("base", "tools"), List.of("a", "b", "c")),
                        Map.of("build_triton", "big")));
    }

    @Test
    void prefersRunnersThatAreListed() throws YamlException {
        Fleet fleet = SettingsReader.read("stagefan.yml", "fleet: {runners: {big: {like: ubuntu-24.04-arm}}}")
                .fleet();

        assertThat(fleet.preferred("linux/arm64").orElseThrow().label()).isEqualTo("big");
        assertThat(fleet.preferred("linux/amd64").orElseThrow().label()).isEqualTo("ubuntu-24.04");
    }

    @Test
    void knowsGitHubsRunnersWithoutASettingsFile() throws YamlException {
        assertThat(SettingsReader.read("stagefan.yml", "")).isEqualTo(Settings.DEFAULT);
        assertThat(Fleet.GITHUB.labels())
                .containsExactly(
                        "ubuntu-24.04",
                        "ubuntu-24.04-arm",
                        "ubuntu-26.04",
                        "ubuntu-26.04-arm",
                        "ubuntu-22.04",
                        "ubuntu-22.04-arm");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertRefused("limit: {}", "s.yml:1:1: unknown key limit; did you mean limits?");
        assertRefused("fleet: {runners: {a: {core: 4}}}", "s.yml:1:23: unknown key core; did you mean cores?");
        assertRefused("fleet: {runners: {a: {like: mac}}}", "no runner of GitHub's is called mac");
        assertRefused("limits: {max-jobs: 0}", "max-jobs must be a whole number of 1 or more: 0");
        assertRefused("limits: {max-jobs: 1.5}", "max-jobs must be a whole number of 1 or more: 1.5");
        assertRefused("fuse: [[a]]", "s.yml:1:8: a group of fuse needs two stages or more; write it as [[a, b]]");
        assertRefused("fuse: [a]", "a group of fuse must be a list");
        assertRefused("fleet: {runners: {a: {download: 50 MB}}}", "download of runner a is no speed: 50 MB");
        assertRefused("fleet: {runners: {a: {upload: 0 MB/s}}}", "upload of runner a must be more than 0");
        assertRefused("fleet: {runners: {a: {cores: 0}}}", "cores of runner a must be more than 0");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> SettingsReader.read("s.yml", text))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining(message);
    }
}
