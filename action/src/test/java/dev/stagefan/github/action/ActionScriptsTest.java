package dev.stagefan.github.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of the action, run as its steps run them, with programs that only say how they were called. */
class ActionScriptsTest {
    private static final Path ACTION = Path.of("").toAbsolutePath();
    private static final String OTHER_SHA256 = "0".repeat(64);

    @TempDir
    Path folder;

    private final Map<String, String> environment = new TreeMap<>();

    /** How a script ended. */
    private record Ended(int exitCode, String text, long pid) {}

    @BeforeEach
    void runner() throws IOException {
        Files.createDirectories(folder.resolve("temp"));
        Files.writeString(folder.resolve("stagefan.jar"), "a jar");
        environment.put("PATH", System.getenv("PATH"));
        environment.put("GITHUB_OUTPUT", folder.resolve("output").toString());
        environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
        environment.put("GITHUB_ACTION_PATH", ACTION.toString());
        environment.put("RUNNER_TEMP", folder.resolve("temp").toString());
        environment.put("JAVA_HOME_21_X64", javaHome("jdk", "21"));
        environment.put("INPUT_JAR", "stagefan.jar");
        environment.put("INPUT_JAR_SHA256", sha256("a jar"));
        environment.put("INPUT_RECORD", "");
    }

    @Test
    void aJarThatIsWhatItShouldBeIsRunFromACopy() throws IOException {
        Ended ended = run("prepare");

        assertThat(ended.exitCode()).as(ended.text()).isZero();
        assertThat(folder.resolve("output"))
                .hasContent(
                        "java=%1$s/jdk/bin/java\njar=%1$s/temp/stagefan/stagefan.jar\nrecord=%1$s/temp/stagefan/record.json"
                                .formatted(folder));
        assertThat(folder.resolve("temp/stagefan/stagefan.jar")).hasContent("a jar");
    }

    @Test
    void anotherJarIsNeverRun() {
        environment.put("INPUT_JAR_SHA256", OTHER_SHA256);
        Ended ended = run("prepare");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.text())
                .startsWith(
                        "::error title=stagefan action::could not trust the jar stagefan.jar because its SHA-256 is "
                                + sha256("a jar") + " and not " + OTHER_SHA256);
        assertThat(folder.resolve("temp/stagefan/stagefan.jar")).doesNotExist();
        assertThat(folder.resolve("output")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "sha256:0"})
    void aJarNeedsItsSha256(String sha256) {
        environment.put("INPUT_JAR_SHA256", sha256);
        Ended ended = run("prepare");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.text()).contains("because its SHA-256 is not given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/stagefan.jar", "file:///etc/passwd"})
    void aJarComesByHttpsOnly(String url) {
        environment.put("INPUT_JAR", url);
        Ended ended = run("prepare");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.text()).contains("could not fetch " + url + " because it is no https URL");
    }

    @Test
    void aJarThatIsNotThereIsNamed() {
        environment.put("INPUT_JAR", "-n");
        Ended ended = run("prepare");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.text()).contains("could not read the jar -n because it is not there");
    }

    @Test
    void anInputCannotIssueACommand() {
        environment.put("INPUT_JAR", "x\n::set-output name=a::b%0A");
        Ended ended = run("prepare");

        assertThat(ended.text().lines().filter(line -> line.startsWith("::")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("x%0A::set-output name=a::b%250A"));
    }

    @Test
    void anOldJavaIsPassedOver() throws IOException {
        environment.put("JAVA_HOME_21_X64", javaHome("old", "11"));
        environment.put("JAVA_HOME_17_X64", javaHome("newer", "17"));
        run("prepare");

        assertThat(folder.resolve("output")).content().startsWith("java=" + folder + "/newer/bin/java\n");
    }

    @Test
    void anOldJavaOnThePathIsRefused() throws IOException {
        environment.remove("JAVA_HOME_21_X64");
        environment.put("PATH", javaHome("old", "11") + "/bin:" + System.getenv("PATH"));
        Ended ended = run("prepare");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.text()).contains("/old/bin/java is Java 11; try a step with actions/setup-java");
    }

    @Test
    void theRecordIsWhereItWasAskedFor() throws IOException {
        environment.put("INPUT_RECORD", "records/it's.json");
        run("prepare");

        assertThat(folder.resolve("output")).content().endsWith("record=" + folder + "/records/it's.json\n");
    }

    @Test
    void aStagesInputsAreArguments() {
        inputs("stage");
        environment.put("INPUT_NEEDS", "{\n  \"base\": \"$(id) `id` ' \\\" *\"\n}");
        environment.put("INPUT_BUILD_ARGS", "\nA\nB=1 2\r\n\n");
        environment.put("INPUT_SECRET_ENVS", "npm=SECRET_NPM\n");
        environment.put("INPUT_SSH", "default=/tmp/ssh.sock");
        environment.put("GITHUB_RUN_ID", "8123");
        environment.put("GITHUB_RUN_ATTEMPT", "2");

        assertThat(arguments(run("agent")))
                .startsWith("-XX:TieredStopAtLevel=1")
                .containsSubsequence("-jar", "the.jar", "agent", "stage", "--job=base")
                .contains(
                        "--plan=image.plan.json",
                        "--plan-digest=sha256:0",
                        "--image=ghcr.io/acme/widget",
                        "--run=8123-2",
                        "--needs={\n  \"base\": \"$(id) `id` ' \\\" *\"\n}",
                        "--build-arg=A",
                        "--build-arg=B=1 2",
                        "--secret=id=npm,env=SECRET_NPM",
                        "--ssh=default=/tmp/ssh.sock",
                        "--record=/temp/record.json",
                        "--attempts=3")
                .noneMatch(argument -> argument.startsWith("--cache-image")
                        || argument.startsWith("--bases")
                        || argument.startsWith("--tag"));
    }

    @Test
    void aMergesTagsAndLabelsAreArguments() {
        inputs("merge");
        environment.put("INPUT_TAGS", "ghcr.io/acme/widget:main\nghcr.io/acme/widget:latest");
        environment.put("INPUT_LABELS", "org.opencontainers.image.title=a, \"b\" = c");
        environment.put("INPUT_ANNOTATIONS", "a=b");

        assertThat(arguments(run("agent")))
                .containsSubsequence("agent", "merge")
                .contains(
                        "--tag=ghcr.io/acme/widget:main",
                        "--tag=ghcr.io/acme/widget:latest",
                        "--label=org.opencontainers.image.title=a, \"b\" = c",
                        "--annotation=a=b")
                .noneMatch(argument -> argument.startsWith("--job"));
    }

    @Test
    void resolvingTakesThePlanAndTheImage() {
        inputs("resolve");
        environment.put("INPUT_OPTIONAL", "busybox\nubuntu:24.04\n");

        assertThat(arguments(run("agent")))
                .containsSubsequence(
                        "agent",
                        "resolve",
                        "--image=ghcr.io/acme/widget",
                        "--optional=busybox",
                        "--optional=ubuntu:24.04",
                        "--plan=image.plan.json",
                        "--plan-digest=sha256:0");
    }

    @Test
    void theReportGoesIntoTheJobSummary() {
        inputs("report");
        environment.put("INPUT_RECORDS", folder.resolve("temp/records").toString());
        Ended ended = run("agent");

        assertThat(ended.text()).isEmpty();
        assertThat(folder.resolve("temp/records")).isDirectory();
        assertThat(folder.resolve("summary"))
                .content()
                .contains("report\0--records=" + folder.resolve("temp/records") + "\0--plan=image.plan.json\0");
    }

    @Test
    void anUnknownCommandIsRefused() {
        inputs("sing");
        Ended ended = run("agent");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.text()).contains("give stage, merge, resolve or report");
    }

    /** Otherwise what GitHub sends a step that is cancelled would end the shell and leave the build. */
    @Test
    void theAgentTakesThePlaceOfTheShell() {
        inputs("resolve");
        Ended ended = run("agent");

        assertThat(arguments(ended)).last().isEqualTo("pid " + ended.pid());
    }

    private void inputs(String command) {
        for (String input : List.of(
                "CACHE_IMAGE",
                "NEEDS",
                "BASES",
                "TAGS",
                "LABELS",
                "ANNOTATIONS",
                "BUILD_ARGS",
                "SECRET_ENVS",
                "SSH",
                "BUILDER",
                "OPTIONAL",
                "RECORDS",
                "JOB")) {
            environment.put("INPUT_" + input, "");
        }
        environment.putAll(Map.of(
                "STAGEFAN_JAVA", folder.resolve("jdk/bin/java").toString(),
                "STAGEFAN_JAR", "the.jar",
                "STAGEFAN_RECORD", "/temp/record.json",
                "INPUT_COMMAND", command,
                "INPUT_PLAN", "image.plan.json",
                "INPUT_PLAN_DIGEST", "sha256:0",
                "INPUT_JOB", command.equals("stage") ? "base" : "",
                "INPUT_IMAGE", "ghcr.io/acme/widget",
                "INPUT_ATTEMPTS", "3"));
    }

    private static List<String> arguments(Ended ended) {
        assertThat(ended.exitCode()).as(ended.text()).isZero();
        return Arrays.asList(ended.text().split("\0", -1));
    }

    private Ended run(String script) {
        try {
            Process process = start(List.of("bash", ACTION.resolve(script).toString()));
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), text, process.pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process start(List<String> words) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** A JDK whose Java says its version, or what it was called with, each argument with a NUL behind it. */
    private String javaHome(String name, String version) throws IOException {
        Path java = folder.resolve(name).resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, """
                #!/bin/sh
                if [ "$1" = -XshowSettings:properties ]; then
                  echo '    java.specification.version = %s' >&2
                  exit
                fi
                printf '%%s\\0' "$@" "pid $$" | head -c -1
                """.formatted(version));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return folder.resolve(name).toString();
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
