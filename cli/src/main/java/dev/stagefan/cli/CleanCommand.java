package dev.stagefan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stagefan clean}. */
@Command(
        name = "clean",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Delete old tags of stage images, slices and caches. Without --delete it only says which, and why.",
            "",
            "Other tags are never touched, nor is anything that one of them, or an index that stays, points to. The"
                    + " newest tag of each stage stays, but in the namespace of a pull request. What --older-than and"
                    + " --keep each let go is deleted; one of them is needed."
        },
        footer = {
            "",
            "Examples:",
            "  stagefan clean --image ghcr.io/acme/widget --older-than 30",
            "  stagefan clean --image ghcr.io/acme/widget --older-than 30 --keep 3 --delete",
            "  stagefan clean --image ghcr.io/acme/widget --older-than 30 --schedule '47 4 * * 0' \\",
            "    --workflow .github/workflows/clean.yml --action OWNER/REPO/action@COMMIT"
        })
final class CleanCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--image",
            paramLabel = "REPOSITORY",
            required = true,
            description = "Where the stages are, as ghcr.io/acme/widget.")
    String image = "";

    @Option(
            names = "--cache-image",
            paramLabel = "REPOSITORY",
            description = "Where the caches are, if they are elsewhere.")
    @Nullable
    String cacheImage;

    @Option(names = "--older-than", paramLabel = "DAYS", description = "Delete only what is older than so many days.")
    @Nullable
    Integer olderThan;

    @Option(
            names = "--keep",
            paramLabel = "K",
            description = "Keep the last K tags of each stage, whatever their age, and the last K of its slices.")
    @Nullable
    Integer keep;

    @Option(
            names = "--namespace",
            paramLabel = "REF",
            description = "Delete only what builds of this Git ref have left, as refs/heads/main; may be repeated"
                    + " (default: of every one).")
    List<String> namespaces = new ArrayList<>();

    @Option(
            names = "--untagged",
            description =
                    "On GitHub's registry, delete by age also what has no tag and nothing points to: stages that have"
                            + " no key, and whatever else lost its tag.")
    boolean untagged;

    @Option(names = "--delete", description = "Delete it.")
    boolean delete;

    @Option(
            names = "--token-env",
            paramLabel = "NAME",
            description =
                    "The environment variable with the token for GitHub's API, which GitHub's registry is cleaned by"
                            + " (default: ${DEFAULT-VALUE}).")
    String tokenVariable = "GITHUB_TOKEN";

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    TextOrJson format = TextOrJson.TEXT;

    @Mixin
    OutputOption output = new OutputOption();

    @ArgGroup(validate = false, heading = "%nA workflow that does it on a schedule:%n")
    CleanWorkflowOptions workflow = new CleanWorkflowOptions();

    CleanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        return new RepositoryCleaning(surroundings, this).carryOut().number();
    }
}
