package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Position;

/**
 * What one graph may cost. BuildKit knows no such bounds and runs out of memory or time; no Dockerfile that can be built
 * comes near them.
 */
final class WorkBudget {
    static final long EXPANDED_CHARACTERS = 64_000_000;
    static final long INHERITED_ARGS = 2_000_000;

    private long expanded;
    private long inherited;

    void spendOnExpansion(int characters, Position position) throws DockerfileException {
        expanded += characters;
        if (expanded > EXPANDED_CHARACTERS) {
            throw Refusals.at(
                    position,
                    "expansion-too-large",
                    "the file's variables expand to more than " + EXPANDED_CHARACTERS + " characters");
        }
    }

    void spendOnInheritedArg(Position position) throws DockerfileException {
        inherited++;
        if (inherited > INHERITED_ARGS) {
            throw Refusals.at(
                    position,
                    "too-many-inherited-args",
                    "the file's stages inherit ARGs from each other more than " + INHERITED_ARGS + " times");
        }
    }
}
