package dev.stagefan.acceptance;

import dev.stagefan.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the command line in a process of its own. */
final class Stagefan {
    private Stagefan() {}

    /** The words that run it. */
    static List<String> words(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(arguments);
        return words;
    }

    /** Runs it in a folder, and answers what it wrote to standard output; exit code 0 or it is an error. */
    static String run(Path folder, List<String> arguments) {
        return run(folder, arguments, Map.of());
    }

    /** The same with variables in its environment. */
    static String run(Path folder, List<String> arguments, Map<String, String> variables) {
        ProcessBuilder builder =
                new ProcessBuilder(words(arguments)).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("could not run stagefan " + arguments + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
