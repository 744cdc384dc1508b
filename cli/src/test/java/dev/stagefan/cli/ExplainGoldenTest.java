package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.agent.ExplainJson;
import dev.stagefan.agent.Explanation;
import dev.stagefan.agent.StageOutlook;
import dev.stagefan.agent.StageOutlook.Fate;
import dev.stagefan.cli.explain.ExplainText;
import dev.stagefan.key.KeyComparison;
import dev.stagefan.key.KeyPart;
import dev.stagefan.key.KeyPart.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplainGoldenTest {
    private static final String KEY = "0123456789abcdef".repeat(4);
    private static final String OTHER_KEY = "fedcba9876543210".repeat(4);

    private static StageOutlook outlook(int stage, String label, Fate fate, @Nullable String key, String reason) {
        return new StageOutlook(
                stage, label, List.of(label), fate, fate == Fate.REUSED ? "sha256:" + KEY : null, key, reason);
    }

    private static KeyPart files(String name, String value, String... pathsAndContents) {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < pathsAndContents.length; i += 2) {
            files.put(pathsAndContents[i], pathsAndContents[i + 1]);
        }
        return new KeyPart(Kind.FILES, name, value, files);
    }

    private static KeyPart part(Kind kind, String name, String value) {
        return new KeyPart(kind, name, value);
    }

    private static final List<KeyPart> THEN = List.of(
            part(Kind.SETTING, "platform", "linux/amd64"),
            part(Kind.SETTING, "salt", ""),
            part(Kind.BASE_IMAGE, "rocm/pytorch:latest", "sha256:" + KEY),
            part(Kind.BASE_IMAGE, "alpine:3.21", "sha256:" + KEY),
            part(Kind.STAGE, "base", KEY),
            part(Kind.STAGE, "tools", KEY),
            part(Kind.VARIABLE, "ARG COMMIT", "=abc"),
            part(Kind.VARIABLE, "ARG MODE", "not set"),
            part(Kind.INSTRUCTION, "RUN make", "1"),
            part(Kind.INSTRUCTION, "RUN make check", "2"),
            files("COPY src", "1", "src/a", "1", "src/b", "1", "src/old", "1"),
            files("COPY docs", "1"),
            files("COPY many", "1"),
            part(Kind.REMOTE, "https://example.com/a.tar", "etag \"1\""),
            part(Kind.REFRESH, "refresh", "2026-W47"));

    private static final List<KeyPart> NOW = List.of(
            part(Kind.SETTING, "platform", "linux/amd64"),
            part(Kind.SETTING, "salt", "2"),
            part(Kind.BASE_IMAGE, "rocm/pytorch:latest", "sha256:" + OTHER_KEY),
            part(Kind.BASE_IMAGE, "alpine:3.22", "sha256:" + KEY),
            part(Kind.STAGE, "base", OTHER_KEY),
            part(Kind.VARIABLE, "ARG COMMIT", "=def"),
            part(Kind.VARIABLE, "ARG MODE", "=fast\u001b[31m"),
            part(Kind.INSTRUCTION, "RUN make", "1"),
            part(Kind.INSTRUCTION, "RUN make test", "3"),
            files("COPY src", "2", "src/a", "2", "src/b", "2", "src/new", "1"),
            files("COPY docs", "2"),
            files("COPY many", "2", "1", "", "2", "", "3", "", "4", "", "5", "", "6", "", "7", ""),
            part(Kind.REMOTE, "https://example.com/a.tar", "etag \"2\""),
            part(Kind.REFRESH, "refresh", "2026-W48"));

    private static final List<Explanation> EXPLANATIONS = List.of(
            new Explanation(
                    outlook(0, "base", Fate.REUSED, KEY, "the registry has it under its key, of refs/heads/main"),
                    null,
                    List.of()),
            new Explanation(
                    outlook(
                            1,
                            "triton",
                            Fate.RUNS,
                            OTHER_KEY,
                            "the job triton runs: triton is not reused, because there is no image under its key fedcba987654"),
                    "refs/heads/main",
                    KeyComparison.of(THEN, NOW)),
            new Explanation(
                    outlook(2, "float", Fate.RUNS, null, "it has no key, because the digest of alpine is not known"),
                    null,
                    List.of()),
            new Explanation(
                    outlook(3, "spare", Fate.NOT_NEEDED, KEY, "no job that runs needs it"),
                    "refs/heads/main",
                    List.of()),
            new Explanation(
                    outlook(4, "stage-4", Fate.RUNS, KEY, "the job stage-4 runs: it makes the final image"),
                    null,
                    List.of()));

    @Test
    void textSaysWhatChangedByName() throws IOException {
        String text = ExplainText.render(EXPLANATIONS);

        assertThat(text)
                .contains("base image moved: rocm/pytorch:latest sha256:0123456789ab→sha256:fedcba987654\n")
                .contains("COPY src: 2 files changed: src/a, src/b; 1 file new: src/new; 1 file gone: src/old\n")
                .contains("RUN make test is new\n")
                .contains("stage base: its key changed\n")
                .doesNotContain("\u001b");
        Golden.check("explain/all.txt", text);
    }

    @Test
    void jsonHasItAll() throws IOException {
        Golden.check("explain/all.json", ExplainJson.write(EXPLANATIONS));
    }
}
