package dev.stagefan.cli;

import dev.stagefan.git.Author;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a pull request is to be, and where. */
final class ProposalOptions {
    @Option(
            names = "--base",
            paramLabel = "BRANCH",
            description = "The branch that the pull request is for (default: the repository's default branch).")
    @Nullable
    String base;

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description =
                    "The branch that it is on, which is made, and moved (default: stagefan/ and the workflow's name).")
    @Nullable
    String branch;

    @Option(
            names = "--title",
            paramLabel = "TITLE",
            description = "What it is called, and the commit too (default: that the workflow's file is written anew).")
    @Nullable
    String title;

    @Option(
            names = "--label",
            paramLabel = "LABEL",
            description = "A label that it gets when it is made; may be repeated, or have several lines.")
    List<String> labels = new ArrayList<>();

    @Option(
            names = "--author",
            paramLabel = "AUTHOR",
            description = "Who commits, as 'NAME <EMAIL>' (default: $$GIT_AUTHOR_NAME and $$GIT_AUTHOR_EMAIL, or"
                    + " github-actions[bot]).")
    @Nullable
    String author;

    @Option(names = "--repo", paramLabel = "OWNER/NAME", description = "The repository (default: $$GITHUB_REPOSITORY).")
    @Nullable
    String repository;

    @Option(
            names = "--api-url",
            paramLabel = "URL",
            description = "The API of a GitHub Enterprise (default: $$GITHUB_API_URL, or github.com's).")
    @Nullable
    String apiUrl;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            description =
                    "Wait so long at most when GitHub's limit of requests is reached (default: ${DEFAULT-VALUE}).")
    String wait = "10m";

    Author author(Map<String, String> environment) throws Failure {
        if (author == null) {
            String name = environment.getOrDefault("GIT_AUTHOR_NAME", "");
            String email = environment.getOrDefault("GIT_AUTHOR_EMAIL", "");
            return name.isBlank() || email.isBlank() ? Author.GITHUB_ACTIONS : parsed(name + " <" + email + ">");
        }
        return parsed(author);
    }

    private static Author parsed(String given) throws Failure {
        return Author.parse(given)
                .orElseThrow(() -> Failure.badInput("could not read the author " + given
                        + " because it is no name and address; write it as --author 'Ada <ada@example.com>'"));
    }
}
