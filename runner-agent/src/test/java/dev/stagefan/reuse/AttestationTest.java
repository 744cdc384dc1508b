package dev.stagefan.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What gh is called with, by a script in its place that writes that down. */
class AttestationTest {
    private static final String IMAGE = "ghcr.io/acme/widget@sha256:" + "1".repeat(64);
    private static final String MAIN = "refs/heads/main";

    @TempDir
    Path folder;

    private Attestation attestation(String given, String script) throws IOException {
        Path program = Files.writeString(
                folder.resolve("gh"),
                "#!/bin/sh\nprintf '%s\\n' \"$@\" >'" + folder + "/words'\nprintf '%s' \"$GH_TOKEN\" >'" + folder
                        + "/token'\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Attestation.parse(given, Map.of("PATH", folder + ":/usr/bin:/bin", "GH_TOKEN", "t"));
    }

    private String words() throws IOException {
        return Files.readString(folder.resolve("words"));
    }

    @Test
    void anImageIsVerifiedAgainstRepositoryWorkflowAndRef() throws Exception {
        Attestation attestation = attestation("acme/widget/nightly.yml", "exit 0");

        assertThat(attestation.refusal(IMAGE, MAIN)).isEmpty();
        assertThat(words()).isEqualTo("""
                attestation
                verify
                oci://%s
                --repo=acme/widget
                --signer-workflow=acme/widget/.github/workflows/nightly.yml
                --source-ref=refs/heads/main
                """.formatted(IMAGE));
        assertThat(folder.resolve("token")).hasContent("t");
    }

    @Test
    void whereNoWorkflowAndNoRefIsGivenTheRepositoryCounts() throws Exception {
        assertThat(attestation("acme/widget", "exit 0").refusal(IMAGE, "local")).isEmpty();
        assertThat(words()).isEqualTo("attestation\nverify\noci://" + IMAGE + "\n--repo=acme/widget\n");
    }

    @Test
    void whatGhDoesNotVerifyIsRefusedWithWhatItSays() throws Exception {
        assertThat(attestation("acme/widget", "echo 'Error: no attestations found' >&2; exit 1")
                        .refusal(IMAGE, MAIN))
                .contains("gh does not verify its attestation: Error: no attestations found");
    }

    @Test
    void withoutGhNothingIsVerified() throws Exception {
        assertThat(Attestation.parse("acme/widget", Map.of("PATH", folder.toString()))
                        .refusal(IMAGE, MAIN))
                .contains("there is no gh on the PATH to verify its attestation with");
    }

    @Test
    void ghHasALimit() throws Exception {
        Attestation usual = attestation("acme/widget", "exec sleep 60");
        Attestation impatient = new Attestation(usual.owner(), null, usual.environment(), Duration.ofMillis(200));

        assertThat(impatient.refusal(IMAGE, MAIN))
                .hasValueSatisfying(reason ->
                        assertThat(reason).startsWith("gh does not verify its attestation: it did not end within"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "acme", "-x/y", "acme/widget/", "a b/c"})
    void whoAttestsIsARepository(String text) {
        assertThatThrownBy(() -> Attestation.parse(text, Map.of()))
                .hasMessageContaining("write it as acme/widget or acme/widget/nightly.yml");
    }
}
