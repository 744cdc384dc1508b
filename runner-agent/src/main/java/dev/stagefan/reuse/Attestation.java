package dev.stagefan.reuse;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Has GitHub's own program {@code gh} verify that a workflow of a repository has attested an image.
 *
 * @param owner repository whose workflows are believed, as {@code acme/widget}
 * @param workflow path of the one workflow that is believed, in that repository; null for any
 * @param environment that {@code gh} runs in; its PATH is where it is looked for
 * @param limit how long a call may take
 */
public record Attestation(String owner, @Nullable String workflow, Map<String, String> environment, Duration limit) {
    private static final Duration USUAL = Duration.ofMinutes(2);
    private static final Pattern GIVEN = Pattern.compile(
            "(?<owner>[A-Za-z0-9_.][A-Za-z0-9_.-]*/[A-Za-z0-9_.][A-Za-z0-9_.-]*)(?:/(?<workflow>[^/].*))?");
    private static final String WORKFLOWS = ".github/workflows/";
    private static final String BRANCH_OR_TAG = "refs/";

    public Attestation {
        environment = Map.copyOf(environment);
    }

    /**
     * Reads {@code OWNER/REPO} or {@code OWNER/REPO/WORKFLOW}, where the workflow is a file's name in
     * {@code .github/workflows}, or its path.
     *
     * @throws IllegalArgumentException where it is none; the message says what is wrong and what to try
     */
    public static Attestation parse(String text, Map<String, String> environment) {
        Matcher given = GIVEN.matcher(text);
        if (!given.matches()) {
            throw new IllegalArgumentException(
                    "could not read \"" + text
                            + "\" as who attests because it is no repository; write it as acme/widget or acme/widget/nightly.yml");
        }
        String workflow = given.group("workflow");
        return new Attestation(
                given.group("owner"),
                workflow == null || workflow.startsWith(WORKFLOWS) ? workflow : WORKFLOWS + workflow,
                environment,
                USUAL);
    }

    /**
     * Verifies an image.
     *
     * @param image as {@code ghcr.io/acme/widget@sha256:…}
     * @param ref that it must have been built of, where that is a Git ref
     * @return why it is not verified, a clause; empty where it is
     */
    public Optional<String> refusal(String image, String ref) throws InterruptedException {
        Optional<Path> program = program();
        if (program.isEmpty()) {
            return Optional.of("there is no gh on the PATH to verify its attestation with");
        }
        Path output = null;
        Process process = null;
        try {
            output = Files.createTempFile("stagefan-gh-", ".out");
            ProcessBuilder builder = new ProcessBuilder(words(program.get(), image, ref))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.of("gh did not verify its attestation within " + limit.toSeconds() + " s");
            }
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of("gh does not verify its attestation: " + lastLine(output));
        } catch (IOException e) {
            return Optional.of("gh could not be run (" + e.getMessage() + ")");
        } finally {
            end(process, output);
        }
    }

    /** cli/cli: pkg/cmd/attestation/verify/verify.go */
    private List<String> words(Path program, String image, String ref) {
        List<String> words = new ArrayList<>(
                List.of(program.toString(), "attestation", "verify", "oci://" + image, "--repo=" + owner));
        if (workflow != null) {
            words.add("--signer-workflow=" + owner + "/" + workflow);
        }
        // What is told of the ref is signed: a token of the repository may put any tag, and no such attestation.
        if (ref.startsWith(BRANCH_OR_TAG)) {
            words.add("--source-ref=" + ref);
        }
        return words;
    }

    private Optional<Path> program() {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve("gh"))
                .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
                .findFirst();
    }

    private static String lastLine(Path output) throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce((first, second) -> second)
                .orElse("it says nothing");
    }

    private static void end(@Nullable Process process, @Nullable Path output) {
        if (process != null && process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        try {
            if (output != null) {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            // A temporary file that stays is no reason to fail.
            return;
        }
    }
}
