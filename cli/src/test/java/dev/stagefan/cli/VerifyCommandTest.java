package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyCommandTest {
    @TempDir
    Path temporary;

    private Session session;

    @BeforeEach
    void begin() throws IOException {
        session = new Session(ExampleTree.plant(temporary));
    }

    @Test
    void imagesThatAreTheSameAreSaidToBe() throws IOException {
        Session.Outcome outcome = session.run("verify", "images/serial", "oci:images/fan-out:nightly");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        Golden.check("verify/same.txt", outcome.out());
    }

    @Test
    void oneImageIsNotRead() throws IOException {
        assertThat(session.run("verify", "images/serial", "./images/serial").out())
                .contains("all layers are one and the same, and were not read");
    }

    @Test
    void differencesAreListedAndEndWithOne() throws IOException {
        Session.Outcome outcome = session.run("verify", "images/serial", "images/other");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).isEmpty();
        Golden.check("verify/different.txt", outcome.out());
    }

    @Test
    void jsonHasAllOfThem() throws IOException {
        Session.Outcome outcome = session.run("verify", "--format", "json", "images/serial", "images/other");

        assertThat(outcome.exitCode()).isEqualTo(1);
        Golden.check("verify/different.json", outcome.out());
    }

    @Test
    void theResultMayGoToAFile() throws IOException {
        assertThat(session.run("verify", "-o", "result.txt", "images/serial", "images/fan-out")
                        .out())
                .isEmpty();
        assertThat(Files.readString(temporary.resolve("result.txt"))).contains("The same");
    }

    @Test
    void whatIsIgnoredIsSaid() throws IOException {
        Session.Outcome outcome = session.run(
                "verify", "--ignore", "/opt", "--ignore", "/etc", "--times", "images/serial", "images/other");

        assertThat(outcome.out()).contains("Different: the configuration. Not compared: /opt, /etc.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "./missing|could not read ./missing because there is no such file",
                "oci:images/missing|could not read oci:images/missing because there is no such file",
                "oci:images/serial:stable|could not find stable in oci:images/serial:stable because it has nightly",
                "examples/atom/Dockerfile|could not read examples/atom/Dockerfile as an image because it is no tar file",
                "images/|could not read",
                "Widget|could not read \"Widget\" as a repository because its path has capital letters",
            })
    void whatIsNoImageIsBadInput(String image, String reason) {
        Session.Outcome outcome = session.run("verify", "images/serial", image);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("stagefan: ").contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"--platform,linux,could not read \"linux\" as a platform", "--ignore,*.pyc,try /**/*.pyc"})
    void optionsThatAreWrongAreBadInput(String option, String value, String reason) {
        Session.Outcome outcome = session.run("verify", option, value, "images/serial", "images/other");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains(reason);
    }

    @Test
    void aRegistryThatDoesNotAnswerIsOutside() throws IOException {
        Session.Outcome outcome = session.run("verify", "images/serial", "127.0.0.1:1/widget:nightly");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).startsWith("stagefan: could not");
    }
}
