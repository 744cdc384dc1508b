package dev.stagefan.reuse;

import dev.stagefan.plan.Output;
import dev.stagefan.plan.Transport;
import dev.stagefan.registry.Digest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The tags under which products are found by their stages' keys, and under which the parts of the keys lie. */
public final class ProductTag {
    private static final int KEY_DIGITS = 32;
    private static final int LONGEST_LABEL = 40;
    private static final int LONGEST_PLATFORM = 32;
    private static final Pattern NOT_OF_TAGS = Pattern.compile("[^A-Za-z0-9_.-]");

    private ProductTag() {}

    /**
     * The tag of a product, as {@code main-1f2e3d4c.stage-base-…} or {@code ….slice-base-…}; up to 128 characters.
     *
     * @param namespace prefix of a {@link Namespace}
     * @param key of the stage, 64 hex digits
     */
    public static String of(String namespace, Output output, String key) {
        boolean slice = output.transport() == Transport.SLICE;
        String content = slice ? key + "\n" + String.join("\n", output.slicePaths()) : key;
        String hash =
                slice ? Digest.of(content.getBytes(StandardCharsets.UTF_8)).substring("sha256:".length()) : content;
        return namespace + (slice ? ".slice-" : ".stage-") + plain(output.label(), LONGEST_LABEL) + "-"
                + hash.substring(0, KEY_DIGITS);
    }

    /**
     * The tag of what the key of a stage was made of when it was built last, as {@code main-1f2e3d4c.key-base-linux-amd64};
     * up to 128 characters.
     *
     * @param platform as {@code linux/amd64}
     */
    public static String ofParts(String namespace, String label, String platform) {
        return namespace + ".key-" + plain(label, LONGEST_LABEL) + "-" + plain(platform, LONGEST_PLATFORM);
    }

    private static String plain(String text, int longest) {
        String plain = NOT_OF_TAGS.matcher(text).replaceAll("-");
        return plain.substring(0, Math.min(plain.length(), longest));
    }
}
