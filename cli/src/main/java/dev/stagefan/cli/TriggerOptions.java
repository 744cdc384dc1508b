package dev.stagefan.cli;

import java.util.ArrayList;
import java.util.List;
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
            names = "--on-pull-request",
            description = "Build pull requests, in one job that pushes nothing: a fork's token cannot push.")
    boolean pullRequests;

    @Option(
            names = "--expose-arg",
            paramLabel = "NAME",
            description = "Let whoever starts the workflow set this build arg, with the Dockerfile's default;"
                    + " may be repeated.")
    List<String> exposedArgs = new ArrayList<>();
}
