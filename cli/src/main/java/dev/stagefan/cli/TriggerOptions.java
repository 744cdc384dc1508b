package dev.stagefan.cli;

import dev.stagefan.workflow.PullRequests;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The options that say what starts the workflow, beside a person and another workflow. */
final class TriggerOptions {
    @Option(
            names = "--schedule",
            paramLabel = "CRON",
            description = "Start it at these times, in UTC, as '30 2 * * *'; may be repeated.")
    List<String> schedules = new ArrayList<>();

    @Option(
            names = "--on-push",
            paramLabel = "BRANCH",
            description = "Start it when this branch, or pattern of branches, is pushed to; may be repeated.")
    List<String> pushBranches = new ArrayList<>();

    @Option(
            names = "--pull-requests",
            paramLabel = "HOW",
            converter = PullRequestsChoice.class,
            description = "Build pull requests: one-job, which pushes nothing, or fan-out, the plan's jobs where one is"
                    + " not of a fork or of Dependabot, whose token can push nothing (needs --agent).")
    PullRequests pullRequests = PullRequests.NONE;

    @Option(names = "--on-pull-request", description = "The same as --pull-requests one-job.")
    void buildPullRequests(boolean given) {
        if (given && pullRequests == PullRequests.NONE) {
            pullRequests = PullRequests.ONE_JOB;
        }
    }

    @Option(
            names = "--expose-arg",
            paramLabel = "NAME",
            description = "Let whoever starts the workflow set this build arg, with the Dockerfile's default;"
                    + " may be repeated.")
    List<String> exposedArgs = new ArrayList<>();

    static final class PullRequestsChoice implements ITypeConverter<PullRequests> {
        @Override
        public PullRequests convert(String value) {
            return new Choice<>(PullRequests.class).convert(value);
        }
    }
}
