package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a source tree of its own, whose Maven copies a jar that is ready into place. */
class LauncherTest {
    @TempDir
    Path temporary;

    private Path tree;
    private Path elsewhere;

    /** What the launcher runs: prints its arguments, a line each, and ends with what the first one says. */
    public static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            System.out.println(System.getProperty("user.dir"));
            for (String argument : arguments) {
                System.out.println("[" + argument + "]");
            }
            System.exit(arguments.length > 0 && arguments[0].equals("fail") ? 1 : 0);
        }
    }

    @BeforeEach
    void plantTheTree() throws IOException {
        tree = Files.createDirectories(temporary.resolve("source tree"));
        elsewhere = Files.createDirectories(temporary.resolve("else where"));
        Files.copy(Project.root().resolve("stagefan"), tree.resolve("stagefan"));
        Files.createDirectories(tree.resolve("cli/src/main/java"));
        Files.writeString(tree.resolve("pom.xml"), "");
        Files.writeString(tree.resolve("cli/pom.xml"), "");
        Files.writeString(tree.resolve("cli/src/main/java/Main.java"), "1");
        writeJar(tree.resolve("ready.jar"), Program.class);
        writeMaven("echo built >>builds\ncp ready.jar cli/target/stagefan.jar\n");
        makeOld();
    }

    @Test
    void buildsOnFirstUseAndSaysSoOnStandardError() throws Exception {
        Run run = run(elsewhere, tree.resolve("stagefan"), "a b", "*", "");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo(elsewhere.toRealPath() + "\n[a b]\n[*]\n[]\n");
        assertThat(run.err()).startsWith("stagefan: building").hasLineCount(1);
    }

    @Test
    void buildsOnce() throws Exception {
        run(elsewhere, tree.resolve("stagefan"));
        Run second = run(elsewhere, tree.resolve("stagefan"));

        assertThat(second.err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void endsAsTheProgramEnds() throws Exception {
        assertThat(run(elsewhere, tree.resolve("stagefan"), "fail").exitCode()).isEqualTo(1);
    }

    @Test
    void buildsAgainWhenASourceChanged() throws Exception {
        run(elsewhere, tree.resolve("stagefan"));
        Files.writeString(tree.resolve("cli/src/main/java/Main.java"), "2");
        run(elsewhere, tree.resolve("stagefan"));

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void buildsAgainWhenASourceIsGone() throws Exception {
        run(elsewhere, tree.resolve("stagefan"));
        Files.delete(tree.resolve("cli/src/main/java/Main.java"));
        run(elsewhere, tree.resolve("stagefan"));

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void buildsAgainWhenASourceChangedDuringTheBuild() throws Exception {
        writeMaven(
                "echo built >>builds\nsleep 0.1\necho 2 >cli/src/main/java/Main.java\ncp ready.jar cli/target/stagefan.jar\n");
        run(elsewhere, tree.resolve("stagefan"));
        run(elsewhere, tree.resolve("stagefan"));

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void twoFirstUsesBuildOnce() throws Exception {
        writeMaven("echo built >>builds\nsleep 0.5\ncp ready.jar cli/target/stagefan.jar\n");
        List<Process> processes = List.of(
                start(elsewhere, tree.resolve("stagefan"), Map.of()),
                start(elsewhere, tree.resolve("stagefan"), Map.of()),
                start(elsewhere, tree.resolve("stagefan"), Map.of()));
        for (Process process : processes) {
            assertThat(finish(process).exitCode()).isZero();
        }

        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void worksThroughSymbolicLinks() throws Exception {
        Path first = Files.createSymbolicLink(tree.resolve("link"), Path.of("stagefan"));
        Path second = Files.createSymbolicLink(elsewhere.resolve("fan"), first);

        assertThat(run(elsewhere, second, "x").out()).endsWith("[x]\n");
    }

    @Test
    void runsTheNewCodeAfterTheJarWasReplaced() throws Exception {
        run(elsewhere, tree.resolve("stagefan"));
        writeJar(tree.resolve("cli/target/stagefan.jar"), OtherProgram.class);

        assertThat(run(elsewhere, tree.resolve("stagefan")).out()).isEqualTo("the other one\n");
        assertThat(archives()).hasSize(1);
    }

    /** What stands in the jar after it was replaced. */
    public static final class OtherProgram {
        private OtherProgram() {}

        public static void main(String[] arguments) {
            System.out.println("the other one");
        }
    }

    @Test
    void showsWhatMavenSaidWhenTheBuildFails() throws Exception {
        writeMaven("echo 'cannot find symbol'\nexit 1\n");
        Run run = run(elsewhere, tree.resolve("stagefan"));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("cannot find symbol\n", "stagefan: could not build because Maven failed");
    }

    @Test
    void saysThatJavaIsNotThere() throws Exception {
        Run run = finish(start(elsewhere, tree.resolve("stagefan"), Map.of("JAVA_HOME", "/nowhere")));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .isEqualTo("stagefan: could not find Java because /nowhere/bin/java is not there; "
                        + "install a JDK 17 or later, or set JAVA_HOME\n");
    }

    @Test
    void saysThatJavaIsTooOld() throws Exception {
        Path java = Files.createDirectories(temporary.resolve("jdk 8/bin")).resolve("java");
        Files.writeString(temporary.resolve("jdk 8/release"), "JAVA_VERSION=\"1.8.0_412\"\n");
        writeScript(java, "exit 9\n");
        Run run = finish(start(
                elsewhere,
                tree.resolve("stagefan"),
                Map.of("JAVA_HOME", temporary.resolve("jdk 8").toString())));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains("could not start because")
                .contains("is Java 1;")
                .contains("set JAVA_HOME");
    }

    private record Run(int exitCode, String out, String err) {}

    private Run run(Path directory, Path launcher, String... arguments) throws Exception {
        return finish(start(directory, launcher, Map.of(), arguments));
    }

    private Process start(Path directory, Path launcher, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What these processes print fits into a pipe. */
    private static Run finish(Process process) throws Exception {
        process.getOutputStream().close();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Run(
                process.exitValue(),
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private int builds() throws IOException {
        return Files.readAllLines(tree.resolve("builds")).size();
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(tree.resolve("cli/target"))) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    private void writeMaven(String body) throws IOException {
        writeScript(tree.resolve("mvnw"), body);
    }

    private static void writeScript(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\nset -e\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Sources are older than a build that starts now, however coarse the file system's clock is. */
    private void makeOld() throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
            }
        }
    }

    private static void writeJar(Path jar, Class<?> program) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, program.getName());
        String entry = program.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                var in = program.getResourceAsStream("/" + entry)) {
            out.putNextEntry(new JarEntry(entry));
            out.write(in.readAllBytes());
        }
    }
}
