package dev.stagefan.clean;

import dev.stagefan.reuse.Namespace;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tag that stagefan makes.
 *
 * @param text the whole tag
 * @param product what it is on
 * @param namespace prefix of the namespace that it belongs to; null for a cache, which belongs to none
 * @param label of the stage; of a cache and of a key's parts with the platform behind it
 */
record OwnTag(String text, Product product, @Nullable String namespace, String label) {
    /** What tags are on. */
    enum Product {
        /** A stage image, under its key. */
        STAGE,
        /** A slice, likewise. */
        SLICE,
        /** The parts of the key of a stage as it was built last; each build puts its own there. */
        PARTS,
        /** A build cache; each build puts its own there. */
        CACHE
    }

    private static final Pattern KEYED =
            Pattern.compile("([A-Za-z0-9_-]+-[0-9a-f]{8})\\.(stage|slice)-(.+)-[0-9a-f]{32}");
    private static final Pattern PARTS = Pattern.compile("([A-Za-z0-9_-]+-[0-9a-f]{8})\\.key-(.+)");
    private static final Pattern CACHE = Pattern.compile("cache-(.+)");

    /** The namespace of a pull request says which one it is. */
    private static final Pattern PULL_REQUEST = Pattern.compile("pull-(\\d+)-(merge|head)-[0-9a-f]{8}");

    /** Reads a tag; nothing where it is none of stagefan's. */
    static Optional<OwnTag> parse(String tag) {
        Matcher keyed = KEYED.matcher(tag);
        if (keyed.matches() && Namespace.isNamespace(keyed.group(1))) {
            Product product = keyed.group(2).equals("stage") ? Product.STAGE : Product.SLICE;
            return Optional.of(new OwnTag(tag, product, keyed.group(1), keyed.group(3)));
        }
        Matcher parts = PARTS.matcher(tag);
        if (parts.matches() && Namespace.isNamespace(parts.group(1))) {
            return Optional.of(new OwnTag(tag, Product.PARTS, parts.group(1), parts.group(2)));
        }
        Matcher cache = CACHE.matcher(tag);
        return cache.matches() ? Optional.of(new OwnTag(tag, Product.CACHE, null, cache.group(1))) : Optional.empty();
    }

    /** Whether it is on something that is found by its key, of which there are many with the time. */
    boolean isKeyed() {
        return product == Product.STAGE || product == Product.SLICE;
    }

    /** What it shares with the tags that it is counted with. */
    String kind() {
        return namespace + " " + product + " " + label;
    }

    /** Whether it is a pull request's: no build reads such a namespace once that is closed. */
    boolean isOfPullRequest() {
        Matcher matcher = PULL_REQUEST.matcher(namespace == null ? "" : namespace);
        return matcher.matches()
                // A branch may have such a name too, and then has another hash.
                && Namespace.of("refs/pull/" + matcher.group(1) + "/" + matcher.group(2))
                        .prefix()
                        .equals(namespace);
    }

    /** Whether it holds the parts of the key of what another is on. */
    boolean tellsOf(OwnTag keyed) {
        return product == Product.PARTS
                && keyed.isKeyed()
                && String.valueOf(namespace).equals(keyed.namespace)
                && label.startsWith(keyed.label + "-");
    }
}
