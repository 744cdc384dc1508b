package dev.stagefan.github.packages;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a container package: a manifest with its tags.
 *
 * @param id GitHub's number of it
 * @param digest as {@code sha256:…}
 * @param created when it was pushed first; null where GitHub does not say
 */
record PackageVersion(long id, String digest, @Nullable Instant created, List<String> tags) {
    PackageVersion {
        tags = List.copyOf(tags);
    }

    /** Source: docs.github.com, rest/packages/packages: list package versions. */
    static PackageVersion of(JsonNode json) {
        List<String> tags = new ArrayList<>();
        json.path("metadata").path("container").path("tags").forEach(tag -> tags.add(tag.asText()));
        return new PackageVersion(
                json.path("id").asLong(),
                json.path("name").asText(),
                instant(json.path("created_at").asText("")),
                tags);
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
