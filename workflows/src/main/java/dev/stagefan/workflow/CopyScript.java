package dev.stagefan.workflow;

import dev.stagefan.workflow.yaml.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scripts that make a copy of the Dockerfile on a runner. All that varies reaches them by their environment. */
final class CopyScript {
    /** A line number is right for one text only: another Dockerfile cut there would build something else, silently. */
    private static final String UNCHANGED = """
            if [ "$(sha256sum < "$DOCKERFILE")" != "$SHA256  -" ]; then
              echo "::error::The Dockerfile has changed since this workflow was generated; generate it again."
              exit 1
            fi
            """;

    private static final String CUT = "head -n \"$LAST_LINE\" -- \"$DOCKERFILE\"";

    /** BuildKit takes an ignore file beside the Dockerfile before the context's (buildkit: frontend/dockerui). */
    private static final String IGNORE_FILE = """
            if [ -f "$DOCKERFILE.dockerignore" ]; then
              cp -- "$DOCKERFILE.dockerignore" "$EDITED.dockerignore"
            fi
            """;

    private CopyScript() {}

    /**
     * What the scripts read.
     *
     * @param copy where the copy goes
     * @param lastLine the last line that it keeps, or null where it keeps all
     */
    static Map<String, Template> variables(Subject subject, Template copy, @Nullable Integer lastLine) {
        Map<String, Template> variables = new LinkedHashMap<>();
        variables.put("DOCKERFILE", Template.literal(subject.plan().dockerfile()));
        variables.put("EDITED", copy);
        if (lastLine != null) {
            variables.put("LAST_LINE", Template.literal(lastLine.toString()));
            variables.put("SHA256", Template.literal(sha256(subject.dockerfile().text())));
        }
        return variables;
    }

    static String cutting(boolean readsContext) {
        return UNCHANGED + CUT + " > \"$EDITED\"\n" + (readsContext ? IGNORE_FILE : "");
    }

    /** The variable {@code SLICE} holds what is appended; the line break before it ends a last line that has none. */
    static String slicing(boolean cuts, boolean readsContext) {
        String original = cuts ? CUT : "cat -- \"$DOCKERFILE\"";
        return (cuts ? UNCHANGED : "")
                + "{ " + original + "; printf '\\n%s' \"$SLICE\"; } > \"$EDITED\"\n"
                + (readsContext ? IGNORE_FILE : "");
    }

    /** SHA-256 of a text in UTF-8, 64 hex digits. */
    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
