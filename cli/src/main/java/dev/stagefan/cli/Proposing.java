package dev.stagefan.cli;

import dev.stagefan.cli.text.Printable;
import dev.stagefan.estimate.EstimateOptions;
import dev.stagefan.estimate.PlanComparison;
import dev.stagefan.github.api.Access;
import dev.stagefan.github.api.Connection;
import dev.stagefan.github.api.Times;
import dev.stagefan.github.proposal.ProposalException;
import dev.stagefan.github.proposal.ProposalRequest;
import dev.stagefan.github.proposal.ProposalResult;
import dev.stagefan.github.proposal.ProposalText;
import dev.stagefan.github.proposal.ProposedFile;
import dev.stagefan.github.proposal.Proposer;
import dev.stagefan.http.Pace;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code propose} does with generated files. Apart from the command, so that others do not load what it needs. */
final class Proposing {
    private static final String STANDARD_OUTPUT = "-";

    private final Surroundings surroundings;
    private final ProposalOptions options;
    private final GeneratedFiles generated;

    Proposing(Surroundings surroundings, ProposalOptions options, GeneratedFiles generated) {
        this.surroundings = surroundings;
        this.options = options;
        this.generated = generated;
    }

    ExitCode carryOut() throws Failure {
        Map<String, String> environment = surroundings.environment();
        String repository = PulledRunsOptions.repository(options.repository, environment);
        Access access = GitHubOptions.access(options.apiUrl, environment);
        if (access.token() == null) {
            throw Failure.badInput("could not propose anything because there is no token; set GITHUB_TOKEN to one with"
                    + " contents: write, pull-requests: write and workflows: write");
        }
        ProposalRequest request = request(repository, environment);
        generated.planned().plan().unmet().forEach(this::say);
        try (Connection connection = Connection.open(
                access,
                Pace.REAL,
                GitHubOptions.longestWait(options.wait),
                (reason, until) -> say(reason + "; waits until " + Times.second(until)))) {
            Proposer proposer = new Proposer(connection, Histories.remote(repository, access, environment), Pace.REAL);
            ProposalResult result = proposer.propose(request, generated.command(), this::body);
            tell(request, result);
            return ExitCode.HOLDS;
        } catch (ProposalException e) {
            throw e.kind() == ProposalException.Kind.TAKEN
                    ? Failure.doesNotHold(Printable.line(String.valueOf(e.getMessage())))
                    : Failure.outsideFailed(Printable.line(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw Failure.outsideFailed(Printable.line(String.valueOf(e.getMessage())));
        }
    }

    private ProposalRequest request(String repository, Map<String, String> environment) throws Failure {
        Map<String, String> files = new LinkedHashMap<>();
        for (GeneratedFile file : generated.files()) {
            files.put(path(file), file.text());
        }
        String workflow = path(generated.workflow());
        String name = workflow.substring(workflow.lastIndexOf('/') + 1).replaceFirst("\\.ya?ml$", "");
        return new ProposalRequest(
                repository,
                isBlank(options.base) ? null : options.base,
                options.branch == null || options.branch.isBlank() ? "stagefan/" + name : options.branch,
                options.title == null || options.title.isBlank()
                        ? "Write " + workflow + " anew"
                        : options.title.strip(),
                Lines.of(options.labels),
                options.author(environment),
                files);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private String path(GeneratedFile file) throws Failure {
        Optional<String> path = file.given().equals(STANDARD_OUTPUT)
                ? Optional.empty()
                : generated
                        .planned()
                        .workTree()
                        .relative(surroundings.directory().resolve(file.given()));
        return path.orElseThrow(
                () -> Failure.badInput("could not propose " + file.given() + " because it is outside of "
                        + generated.planned().workTree().root() + "; give -o a path in the repository"));
    }

    private String body(String base, List<ProposedFile> files) throws IOException {
        Planning planned = generated.planned();
        Plan before = null;
        String planText = generated.plan() == null ? null : files.get(0).before();
        if (planText != null) {
            try {
                before = PlanJson.read(planText);
            } catch (PlanException e) {
                say("the plan on " + base + " cannot be read, so that there is no estimate of it");
            }
        }
        try {
            return ProposalText.of(
                    why(base, files, before), files, comparison(base, planned, before), generated.command());
        } catch (PlanException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static PlanComparison comparison(String base, Planning planned, @Nullable Plan before)
            throws PlanException {
        EstimateOptions options =
                EstimateOptions.usual(planned.request().limits().timeoutSeconds());
        return before == null
                ? PlanComparison.unknown(
                        planned.source().dockerfile(),
                        planned.request(),
                        planned.plan(),
                        options,
                        base + " has no plan that can be read next to the workflow")
                : PlanComparison.of(planned.source().dockerfile(), planned.request(), before, planned.plan(), options);
    }

    private String why(String base, List<ProposedFile> files, @Nullable Plan before) {
        String workflow = files.get(files.size() - 1).path();
        String dockerfile = generated.planned().plan().dockerfile();
        if (files.get(files.size() - 1).before() == null) {
            return "The branch " + base + " has no " + workflow + " yet: this one builds " + dockerfile + ".";
        }
        String reason = before == null
                ? "the Dockerfile, the timings, the settings or stagefan itself changed since it was written"
                : before.dockerfileDigest().equals(generated.planned().plan().dockerfileDigest())
                        ? "the Dockerfile is the same; timings, settings, options or stagefan itself changed since it"
                                + " was written"
                        : "the Dockerfile changed since it was written";
        return workflow + " on the branch " + base + " is stale for " + dockerfile + ": " + reason + ".";
    }

    private void tell(ProposalRequest request, ProposalResult result) throws Failure {
        ProposalResult.PullRequest pullRequest = result.pullRequest();
        if (result.outcome() == ProposalResult.Outcome.NOTHING_TO_PROPOSE) {
            say("there is nothing to propose: " + result.base() + " has what would be generated");
            if (pullRequest != null) {
                say("pull request " + pullRequest.number() + " (" + pullRequest.url() + ") of the branch "
                        + request.branch() + " is obsolete by that; close it");
            }
            return;
        }
        if (pullRequest == null) {
            throw new IllegalStateException("a proposal has a pull request");
        }
        say(
                switch (result.outcome()) {
                    case MADE -> "made pull request " + pullRequest.number();
                    case UPDATED -> "updated pull request " + pullRequest.number();
                    case DECLINED ->
                        "pull request " + pullRequest.number()
                                + " proposed the same, and was closed; reopen it, or delete the branch "
                                + request.branch() + " to have it proposed again";
                    case AS_IT_WAS, NOTHING_TO_PROPOSE -> "pull request " + pullRequest.number() + " says it already";
                });
        if (result.outcome() == ProposalResult.Outcome.DECLINED) {
            return;
        }
        ResultWriter.write(surroundings.out(), Printable.line(pullRequest.url()) + "\n");
        GitHubOutput.set(surroundings.environment(), Map.of("pull-request", Printable.line(pullRequest.url())));
    }

    private void say(String sentence) {
        surroundings.err().println("stagefan: " + Printable.line(sentence));
    }
}
