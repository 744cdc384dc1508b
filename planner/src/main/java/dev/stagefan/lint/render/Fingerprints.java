package dev.stagefan.lint.render;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.lint.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Tells findings of two versions of a file apart, or the same: by the rule and the text of the line, so that one stays the
 * same when lines move. Findings of the same rule on lines of the same text are numbered in the order of the file.
 */
final class Fingerprints {
    private static final int LENGTH = 16;

    private final List<String> lines;
    private final Map<String, Integer> seen = new HashMap<>();

    Fingerprints(Dockerfile dockerfile) {
        this.lines = List.of(dockerfile.text().split("\n", -1));
    }

    /** Of the next finding in the order of the file. */
    String of(Finding finding) {
        String line = lines.get(finding.position().line() - 1).strip().replaceAll("\\s+", " ");
        String hash = sha256(finding.rule().code() + "\n" + line).substring(0, LENGTH);
        return hash + ":" + seen.merge(hash, 1, Integer::sum);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
