package dev.stagefan.cli;

import dev.stagefan.clean.CleanException;
import dev.stagefan.clean.CleanJson;
import dev.stagefan.clean.CleanPlan;
import dev.stagefan.clean.CleanPolicy;
import dev.stagefan.clean.CleanRules;
import dev.stagefan.clean.CleanRules.Untagged;
import dev.stagefan.clean.CleanStore;
import dev.stagefan.clean.Cleaner;
import dev.stagefan.clean.Cleaning;
import dev.stagefan.clean.ManifestReader;
import dev.stagefan.clean.RegistryStore;
import dev.stagefan.cli.clean.CleanText;
import dev.stagefan.cli.text.Printable;
import dev.stagefan.github.api.Access;
import dev.stagefan.github.api.ApiException;
import dev.stagefan.github.api.Connection;
import dev.stagefan.github.packages.PackageStore;
import dev.stagefan.http.Pace;
import dev.stagefan.http.WaitListener;
import dev.stagefan.registry.DockerConfig;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.registry.RegistryException;
import dev.stagefan.registry.Repository;
import dev.stagefan.registry.Retries;
import dev.stagefan.reuse.Namespace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** What {@code clean} does. Apart from the command, so that other commands do not load what it needs. */
final class RepositoryCleaning {
    /** GitHub's limits are for an hour. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(65);

    private static final int MOST_DAYS = 36_500;

    private final Surroundings surroundings;
    private final CleanCommand given;
    private int gone;

    RepositoryCleaning(Surroundings surroundings, CleanCommand given) {
        this.surroundings = surroundings;
        this.given = given;
    }

    ExitCode carryOut() throws Failure {
        CleanRules rules = rules();
        List<Repository> repositories = repositories();
        String workflow = given.workflow.file;
        if (workflow != null) {
            given.workflow.write(surroundings, given, repositories.get(0), workflow);
            return ExitCode.HOLDS;
        }
        given.workflow.requireNone();
        List<Cleaning> cleanings = new ArrayList<>();
        Interruption interruption = Interruption.calling(() -> {});
        try {
            for (Repository repository : repositories) {
                cleanings.add(clean(repository, rules));
            }
        } catch (CleanException | RegistryException | ApiException e) {
            throw Failure.outsideFailed(Printable.line(String.valueOf(e.getMessage())) + soFar());
        } catch (InterruptedException | CancellationException e) {
            throw Failure.outsideFailed("could not clean to the end because it was interrupted" + soFar());
        } finally {
            interruption.end();
        }
        given.output.write(surroundings, render(cleanings));
        return cleanings.stream().allMatch(cleaning -> cleaning.refused().isEmpty())
                ? ExitCode.HOLDS
                : ExitCode.OUTSIDE_FAILED;
    }

    private String soFar() {
        return gone == 0 ? "" : "; " + gone + " are deleted, and the rest is when the command is given again";
    }

    private String render(List<Cleaning> cleanings) {
        return switch (given.format) {
            case TEXT -> CleanText.render(cleanings, given.delete ? CleanText.Run.REAL : CleanText.Run.DRY);
            case JSON -> CleanJson.write(cleanings);
        };
    }

    private Cleaning clean(Repository repository, CleanRules rules)
            throws Failure, CleanException, RegistryException, ApiException, InterruptedException {
        WaitListener waits =
                (reason, until) -> surroundings.err().println("stagefan: " + reason + "; waits until " + until);
        try (RegistryClient client =
                RegistryClient.of(DockerConfig.of(environment(repository)), Retries.USUAL, Pace.REAL, waits)) {
            if (!isGitHubs(repository)) {
                return clean(repository, rules, new RegistryStore(client, repository));
            }
            try (Connection connection = Connection.open(access(repository), Pace.REAL, LONGEST_WAIT, waits)) {
                ManifestReader reader = new ManifestReader(client, repository);
                return clean(repository, rules, new PackageStore(connection.calls(), repository, reader));
            }
        }
    }

    private Cleaning clean(Repository repository, CleanRules rules, CleanStore store)
            throws CleanException, InterruptedException {
        CleanPlan plan =
                CleanPolicy.decide(store.read(), rules, Pace.REAL.clock().instant());
        if (!given.delete) {
            return new Cleaning(repository.toString(), plan, List.of(), List.of());
        }
        Cleaner.Result result = Cleaner.carryOut(plan, store, decision -> gone++);
        return new Cleaning(repository.toString(), plan, result.deleted(), result.refused());
    }

    private Access access(Repository repository) throws Failure {
        String url = surroundings.environment().getOrDefault("GITHUB_API_URL", "");
        if (token().isEmpty()) {
            throw Failure.badInput(
                    "could not clean " + repository + " because GitHub's API gives nothing without a token; set "
                            + Printable.line(given.tokenVariable));
        }
        try {
            return Access.of(url.isEmpty() ? Access.GITHUB : url, token());
        } catch (ApiException e) {
            throw Failure.badInput(e);
        }
    }

    private boolean isGitHubs(Repository repository) {
        return PackageStore.isFor(repository, surroundings.environment().getOrDefault("GITHUB_SERVER_URL", ""));
    }

    private String token() {
        return surroundings.environment().getOrDefault(given.tokenVariable, "").strip();
    }

    /** GitHub's registry takes the token of its API for a password, with any name. */
    private Map<String, String> environment(Repository repository) {
        Map<String, String> environment = new HashMap<>(surroundings.environment());
        if (isGitHubs(repository) && !token().isEmpty()) {
            String login = Base64.getEncoder().encodeToString(("token:" + token()).getBytes(StandardCharsets.UTF_8));
            environment.putIfAbsent(
                    "DOCKER_AUTH_CONFIG",
                    "{\"auths\": {\"" + repository.host() + "\": {\"auth\": \"" + login + "\"}}}");
        }
        return environment;
    }

    private List<Repository> repositories() throws Failure {
        List<Repository> repositories = new ArrayList<>();
        repositories.add(AgentPlanOptions.repository("--image", given.image));
        if (given.cacheImage != null && !given.cacheImage.isEmpty()) {
            Repository caches = AgentPlanOptions.repository("--cache-image", given.cacheImage);
            if (!repositories.contains(caches)) {
                repositories.add(caches);
            }
        }
        return repositories;
    }

    private CleanRules rules() throws Failure {
        Integer days = given.olderThan;
        if (days == null && given.keep == null) {
            throw Failure.badInput("could not tell what may go because neither an age nor a number is given; try"
                    + " --older-than 30, or --keep 3");
        }
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw Failure.badInput("could not use --older-than " + days + " because it is no number of days from 1 to "
                    + MOST_DAYS + "; try 30");
        }
        if (given.keep != null && given.keep < 1) {
            throw Failure.badInput("could not use --keep " + given.keep
                    + " because the newest of each kind stays in any case; give 1 or more");
        }
        if (given.untagged && days == null) {
            throw Failure.badInput("could not use --untagged because it goes by age alone; give --older-than");
        }
        if (given.untagged && !given.namespaces.isEmpty()) {
            throw Failure.badInput(
                    "could not use --untagged with --namespace because what has no tag is of no namespace;"
                            + " leave one of them out");
        }
        return new CleanRules(
                days == null ? null : Duration.ofDays(days),
                given.keep,
                Lines.of(given.namespaces).stream()
                        .map(ref -> Namespace.of(ref).prefix())
                        .collect(Collectors.toSet()),
                given.untagged ? Untagged.GOES : Untagged.STAYS);
    }
}
