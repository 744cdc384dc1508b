package dev.stagefan.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A repository that Git itself makes; nothing of this machine's configuration counts in it. */
record GitRepository(Path folder) {
    static GitRepository init(Path folder) throws IOException {
        GitRepository repository = new GitRepository(folder);
        Files.createDirectories(folder);
        repository.git("init", "-q", "-b", "main");
        repository.git("config", "user.name", "Somebody");
        repository.git("config", "user.email", "somebody@example.com");
        repository.git("config", "uploadpack.allowFilter", "true");
        repository.git("config", "uploadpack.allowAnySHA1InWant", "true");
        return repository;
    }

    String commit() throws IOException {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", "a state");
        return git("rev-parse", "HEAD").strip();
    }

    String url() {
        return folder.toUri().toString().replaceFirst("^file:/+", "file:///");
    }

    /** What Git prints; it must not fail. */
    String git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "protocol.file.allow=always"));
        command.addAll(List.of(arguments));
        return run(folder, command, "");
    }

    /** What a shell prints, for names that Java has no text for. */
    String shell(String script) throws IOException {
        return run(folder, List.of("sh", "-eu"), script);
    }

    private static String run(Path folder, List<String> command, String input) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        Process process = builder.start();
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(command + " failed: " + text);
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
