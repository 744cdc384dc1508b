package dev.stagefan.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.program.Programs;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A program {@code docker-credential-NAME} that keeps credentials: it is told a registry on its standard input and answers
 * JSON (docker/docker-credential-helpers: credentials/credentials.go).
 *
 * @param name as Docker's configuration has it, as {@code osxkeychain}
 * @param environment what it runs in; its {@code PATH} is searched for it
 * @param patience how long it may take
 */
record CredentialHelper(String name, Map<String, String> environment, Duration patience) {
    /** What a helper says where it has nothing for the registry (credentials/error.go). */
    private static final String NOT_FOUND = "credentials not found in native keychain";

    private static final int LONGEST = 1 << 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What it has for a registry.
     *
     * @param registry as {@code docker login} writes it down
     */
    Optional<Credentials> get(String registry) throws RegistryException, InterruptedException {
        Process process = start(registry);
        try {
            CompletableFuture<String> output = text(process.getInputStream());
            CompletableFuture<String> errors = text(process.getErrorStream());
            tell(process, registry);
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw refused(
                        registry,
                        "it did not answer within " + patience.toSeconds() + " s",
                        "see what it waits for: run it with \"get\"");
            }
            String said = output.get(patience.toMillis(), TimeUnit.MILLISECONDS).strip();
            if (process.exitValue() == 0) {
                return Optional.of(credentials(registry, said));
            }
            if (said.contains(NOT_FOUND)) {
                return Optional.empty();
            }
            String reason = said.isEmpty()
                    ? errors.get(patience.toMillis(), TimeUnit.MILLISECONDS).strip()
                    : said;
            throw refused(
                    registry,
                    "it ended with exit code " + process.exitValue()
                            + (reason.isEmpty() ? "" : ": " + Shown.text(reason)),
                    "log in again with docker login " + registry);
        } catch (ExecutionException | TimeoutException e) {
            throw refused(registry, "its answer could not be read", "see what it answers: run it with \"get\"");
        } finally {
            Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
        }
    }

    private Process start(String registry) throws RegistryException {
        Path program = find().orElseThrow(() ->
                refused(registry, "there is no such program on the PATH", "install it, or take it out of config.json"));
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "get");
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw refused(registry, "it could not be started (" + e.getMessage() + ")", "install it anew");
        }
    }

    private Optional<Path> find() {
        String program = "docker-credential-" + name;
        // The name comes from a file: one that leads elsewhere is none.
        return program.equals(new File(program).getName()) ? new Programs(environment).find(program) : Optional.empty();
    }

    /** A helper that answers without having read is no fault. */
    private static void tell(Process process, String registry) {
        try (OutputStream input = process.getOutputStream()) {
            input.write(registry.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return;
        }
    }

    private static CompletableFuture<String> text(InputStream stream) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try (stream) {
                        text.complete(new String(stream.readNBytes(LONGEST), StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        text.completeExceptionally(e);
                    }
                },
                "credential helper");
        reader.setDaemon(true);
        reader.start();
        return text;
    }

    private Credentials credentials(String registry, String said) throws RegistryException {
        JsonNode answer;
        try {
            answer = JSON.readTree(said);
        } catch (JsonProcessingException e) {
            // Not what it said: that may be a password.
            throw refused(registry, "its answer is no JSON", "install a version that fits this Docker");
        }
        JsonNode username = answer.path("Username");
        JsonNode secret = answer.path("Secret");
        if (!username.isTextual() || !secret.isTextual()) {
            throw refused(registry, "its answer has no Username and Secret", "install a version that fits this Docker");
        }
        return Credentials.of(username.textValue(), secret.textValue());
    }

    private RegistryException refused(String registry, String reason, String advice) {
        return new RegistryException(
                RegistryException.Kind.UNAUTHORIZED,
                "could not get the credentials for " + registry + " from docker-credential-" + Shown.text(name)
                        + " because " + reason + "; " + advice);
    }
}
