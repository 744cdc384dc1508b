package dev.stagefan.cli;

import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A plan that was written to a file.
 *
 * @param digest SHA-256 of the file's bytes, as {@code sha256:…}
 */
record PlanFile(Plan plan, String digest) {
    /**
     * Reads the file.
     *
     * @param given the path as the user gave it
     * @param expected the digest that it should have, or null for any
     * @throws Failure where it cannot be read, is no plan, or is another one
     */
    static PlanFile read(Surroundings surroundings, String given, @Nullable String expected) throws Failure {
        byte[] bytes =
                InputFile.read("the plan", given, surroundings.directory().resolve(given));
        String digest = "sha256:" + sha256(bytes);
        if (expected != null && !expected.isEmpty() && !expected.equals(digest)) {
            throw Failure.doesNotHold(
                    "could not use the plan " + given + " because its digest is " + digest + " and not " + expected
                            + ", which the workflow was generated with; write both again with stagefan generate");
        }
        try {
            return new PlanFile(PlanJson.read(new String(bytes, StandardCharsets.UTF_8)), digest);
        } catch (PlanException e) {
            throw Failure.badInput(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
