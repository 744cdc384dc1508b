package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: its streams, its environment, its exit code. */
class MainTest {
    @TempDir
    Path directory;

    @Test
    void readsAPipe() throws Exception {
        Process process = start(List.of(), "graph", "-");
        process.getOutputStream().write("FROM scratch AS größe-1\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();

        assertThat(err(process)).startsWith("-:1:");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void writesUtf8WhateverTheLocale() throws Exception {
        Files.writeString(directory.resolve("Dockerfile"), "FROM alpine\n");
        Process process = start(List.of("-Dfile.encoding=ISO-8859-1"), "graph");

        assertThat(out(process)).contains("└── from image alpine");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void endsQuietlyWhenNobodyReadsOn() throws Exception {
        Files.writeString(
                directory.resolve("Dockerfile"),
                IntStream.range(0, 5_000)
                        .mapToObj(i -> "FROM scratch AS s" + i + "\n")
                        .collect(Collectors.joining()));
        Process process = start(List.of(), "graph");
        process.getInputStream().read();
        process.getInputStream().close();

        assertThat(err(process)).isEmpty();
        assertThat(process.waitFor()).isEqualTo(3);
    }

    @Test
    void saysWhyItCannotWrite() throws Exception {
        Files.writeString(directory.resolve("Dockerfile"), "FROM alpine\n");
        Process process = builder(List.of(), "graph")
                .redirectOutput(new File("/dev/full"))
                .start();

        assertThat(err(process)).isEqualTo("stagefan: could not write the result because no space left on device\n");
        assertThat(process.waitFor()).isEqualTo(3);
    }

    @Test
    void coloursOnATerminalAlone() throws Exception {
        assertThat(err(start(List.of("-Dstagefan.terminals=err"), "graph", "-")))
                .contains("\u001b[");
        assertThat(err(start(List.of("-Dstagefan.terminals=out"), "graph", "-")))
                .doesNotContain("\u001b");
        assertThat(err(start(List.of(), "graph", "-"))).doesNotContain("\u001b");
    }

    @Test
    void coloursNothingWithNoColorOrADumbTerminal() throws Exception {
        for (String variable : List.of("NO_COLOR=1", "TERM=dumb")) {
            ProcessBuilder builder = builder(List.of("-Dstagefan.terminals=out,err"), "graph", "-");
            int equals = variable.indexOf('=');
            builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));

            assertThat(err(builder.start())).doesNotContain("\u001b").startsWith("-:1:1: error");
        }
    }

    private Process start(List<String> options, String... arguments) throws IOException {
        return builder(options, arguments).start();
    }

    private ProcessBuilder builder(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("NO_COLOR");
        builder.environment().put("TERM", "xterm");
        return builder;
    }

    private static String out(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What the process says; it reads nothing more. */
    private static String err(Process process) throws IOException {
        process.getOutputStream().close();
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
