package dev.stagefan.github.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.github.action.CompositeRun.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the action finds before it runs anything: Java, and a jar that is what it should be. */
class PrepareScriptTest {
    private static final String OTHER_SHA256 = "0".repeat(64);

    @TempDir
    Path folder;

    private CompositeRun run;

    @BeforeEach
    void runner() throws IOException {
        run = new CompositeRun(folder);
        run.environment.put("JAVA_HOME_21_X64", run.javaHome("jdk", "21"));
        Files.writeString(folder.resolve("stagefan.jar"), "a jar");
        run.with("jar", "stagefan.jar").with("jar-sha256", sha256("a jar"));
    }

    @Test
    void aJarThatIsWhatItShouldBeIsRunFromACopy() throws IOException {
        prepare();

        assertThat(run.output("prepare", "java")).isEqualTo(folder + "/jdk/bin/java");
        assertThat(run.output("prepare", "jar")).isEqualTo(folder + "/temp/stagefan/stagefan.jar");
        assertThat(run.output("prepare", "record")).isEqualTo(folder + "/temp/stagefan/record.json");
        assertThat(folder.resolve("temp/stagefan/stagefan.jar")).hasContent("a jar");
    }

    @Test
    void aJarThatAStepBeforeHasFetchedIsNotFetchedAgain() throws IOException {
        prepare();
        Files.delete(folder.resolve("stagefan.jar"));

        assertThat(prepare().exitCode()).isZero();
        Files.writeString(folder.resolve("temp/stagefan/stagefan.jar"), "another");
        assertThat(prepare().text()).contains("could not read the jar stagefan.jar because it is not there");
    }

    @Test
    void anotherJarIsNeverRun() {
        run.with("jar-sha256", OTHER_SHA256);
        Ended ended = prepare();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.text())
                .startsWith(
                        "::error title=stagefan action::could not trust the jar stagefan.jar because its SHA-256 is "
                                + sha256("a jar") + " and not " + OTHER_SHA256);
        assertThat(folder.resolve("temp/stagefan/stagefan.jar")).doesNotExist();
        assertThat(run.output("prepare", "jar")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "sha256:0"})
    void aJarNeedsItsSha256(String sha256) {
        run.with("jar-sha256", sha256);
        Ended ended = prepare();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.text()).contains("because its SHA-256 is not given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/stagefan.jar", "file:///etc/passwd"})
    void aJarComesByHttpsOnly(String url) {
        run.with("jar", url);
        Ended ended = prepare();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.text()).contains("could not fetch " + url + " because it is no https URL");
    }

    @Test
    void aJarThatIsNotThereIsNamed() {
        run.with("jar", "-n");
        Ended ended = prepare();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.text()).contains("could not read the jar -n because it is not there");
    }

    @Test
    void anInputCannotIssueACommand() {
        run.with("jar", "x\n::set-output name=a::b%0A");
        Ended ended = prepare();

        assertThat(ended.text().lines().filter(line -> line.startsWith("::")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("x%0A::set-output name=a::b%250A"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"JAVA_HOME_17_X64", "JAVA_HOME_25_X64", "JAVA_HOME_17_ARM64", "JAVA_HOME_21_ARM64", "JAVA_HOME"})
    void anOldJavaIsPassedOver(String variable) throws IOException {
        run.environment.put("JAVA_HOME_21_X64", run.javaHome("old", "11"));
        run.environment.put(variable, run.javaHome("newer", "17"));
        prepare();

        assertThat(run.output("prepare", "java")).isEqualTo(folder + "/newer/bin/java");
    }

    @Test
    void whereNoJavaIsFoundTheNextStepSetsOneUp() throws IOException {
        run.environment.remove("JAVA_HOME_21_X64");
        run.environment.put("PATH", run.javaHome("old", "11") + "/bin:" + System.getenv("PATH"));

        assertThat(run.step("java").exitCode()).isZero();
        assertThat(run.output("java", "java")).isEmpty();
        assertThat(CompositeRun.steps().filter(step -> step.containsKey("uses")))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.get("if")).isEqualTo("steps.java.outputs.java == ''");
                    assertThat((String) step.get("uses")).matches("actions/setup-java@[0-9a-f]{40}");
                });

        Ended without = run.step("prepare");
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.text()).contains("because this runner has no Java of 17 or later, and actions/setup-java");

        // As setup-java leaves it.
        run.environment.put("JAVA_HOME", run.javaHome("set-up", "21"));
        assertThat(run.step("prepare").exitCode()).isZero();
        assertThat(run.output("prepare", "java")).isEqualTo(folder + "/set-up/bin/java");
    }

    @Test
    void theRecordIsWhereItWasAskedFor() {
        run.with("record", "records/it's.json");
        prepare();

        assertThat(run.output("prepare", "record")).isEqualTo(folder + "/records/it's.json");
    }

    @Test
    void aRecordsPathHasOneLine() {
        run.with("record", "records/a\nb=c");
        Ended ended = prepare();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.text()).contains("could not write the record because its path has a line break in it");
    }

    @Test
    void aReleasesJarIsTheOneWhoseChecksumIsCommitted() throws IOException {
        ownAction();
        Files.writeString(
                folder.resolve("action/release"),
                "# What the release is.\nversion=1.2.3\nurl=" + folder + "/v{version}/stagefan.jar\nsha256="
                        + sha256("of the release") + "\n");
        Files.createDirectories(folder.resolve("v1.2.3"));
        Files.writeString(folder.resolve("v1.2.3/stagefan.jar"), "of the release");
        run.with("jar", "").with("jar-sha256", "");
        prepare();
        assertThat(folder.resolve("temp/stagefan/stagefan.jar")).hasContent("of the release");

        Files.delete(folder.resolve("temp/stagefan/stagefan.jar"));
        Files.writeString(folder.resolve("v1.2.3/stagefan.jar"), "of someone else");
        Ended ended = prepare();
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.text()).contains("could not trust the jar " + folder + "/v1.2.3/stagefan.jar");
    }

    @Test
    void withoutAReleaseTheJarIsBuiltOfTheActionsSource() throws IOException {
        ownAction();
        Path launcher = folder.resolve("stagefan");
        Files.writeString(launcher, "#!/bin/sh\necho \"$JAVA_HOME $*\" >built\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        run.with("jar", "").with("jar-sha256", "");
        Ended ended = prepare();

        assertThat(ended.exitCode()).as(ended.text()).isZero();
        assertThat(run.output("prepare", "jar"))
                .isEqualTo(
                        folder.toRealPath().resolve("cli/target/stagefan.jar").toString());
        assertThat(folder.resolve("built")).hasContent(folder.toRealPath().resolve("jdk") + " --version");

        Files.writeString(launcher, "#!/bin/sh\nexit 3\n");
        assertThat(prepare().exitCode()).isEqualTo(3);
    }

    @Test
    void withoutAReleaseAndItsSourceTheJarHasToBeGiven() throws IOException {
        ownAction();
        run.with("jar", "");
        Ended ended = prepare();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.text()).contains("does not hold its source; give its jar");
    }

    /** The action as it is, in a repository with nothing else. */
    private void ownAction() throws IOException {
        Path action = Files.createDirectories(folder.resolve("action"));
        Files.copy(CompositeRun.ACTION.resolve("prepare"), action.resolve("prepare"));
        run.environment.put("GITHUB_ACTION_PATH", action.toString());
    }

    private Ended prepare() {
        Ended java = run.step("java");
        return java.exitCode() == 0 ? run.step("prepare") : java;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
