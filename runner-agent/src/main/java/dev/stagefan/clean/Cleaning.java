package dev.stagefan.clean;

import java.util.List;

/**
 * A cleaning of one repository, and what came of it.
 *
 * @param repository as {@code ghcr.io/acme/widget}
 * @param deleted what of the plan is gone; empty where it was only asked what would go
 * @param refused what the registry refuses to remove, a sentence each
 */
public record Cleaning(String repository, CleanPlan plan, List<Decision> deleted, List<String> refused) {
    public Cleaning {
        deleted = List.copyOf(deleted);
        refused = List.copyOf(refused);
    }
}
