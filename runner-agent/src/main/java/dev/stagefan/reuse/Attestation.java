package dev.stagefan.reuse;

import dev.stagefan.program.Programs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final String PROGRAM = "gh";
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
        Programs programs = new Programs(environment);
        if (programs.find(PROGRAM).isEmpty()) {
            return Optional.of("there is no gh on the PATH to verify its attestation with");
        }
        Programs.Result result = programs.run(limit, words(image, ref));
        return result.succeeded()
                ? Optional.empty()
                : Optional.of("gh does not verify its attestation: " + result.lastLine());
    }

    /** cli/cli: pkg/cmd/attestation/verify/verify.go */
    private List<String> words(String image, String ref) {
        List<String> words =
                new ArrayList<>(List.of(PROGRAM, "attestation", "verify", "oci://" + image, "--repo=" + owner));
        if (workflow != null) {
            words.add("--signer-workflow=" + owner + "/" + workflow);
        }
        // What is told of the ref is signed: a token of the repository may put any tag, and no such attestation.
        if (ref.startsWith(BRANCH_OR_TAG)) {
            words.add("--source-ref=" + ref);
        }
        return words;
    }
}
