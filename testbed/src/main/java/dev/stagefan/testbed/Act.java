package dev.stagefan.testbed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs a repository's workflow, as GitHub would: each job with a work tree and a BuildKit of its own, and our stand-ins
 * for the actions. The repository is a git repository of its own, {@code example/widget}, on branch main.
 */
public final class Act implements AutoCloseable {
    /** Path of the workflow that is run. */
    public static final String WORKFLOW = ".github/workflows/image.yml";

    private static final Map<String, String> STAND_INS = Map.of(
            "actions/attest", "attest",
            "actions/checkout", "checkout",
            "actions/download-artifact", "download-artifact",
            "actions/setup-java", "setup-java",
            "actions/upload-artifact", "upload-artifact",
            "docker/build-push-action", "build-push",
            "docker/login-action", "login",
            "docker/metadata-action", "metadata",
            "docker/setup-buildx-action", "setup-buildx");

    /** The action of this very repository, as the tests' workflows call it: a repository, the folder in it, a commit. */
    public static final String OWN_ACTION =
            "stagefan/stagefan/action@0123456789abcdef0123456789abcdef01234567 # v0.1.0";

    private static final Pattern USES =
            Pattern.compile("\\buses: *['\"]?([^@/\\s'\"]+/[^@/\\s'\"]+)(/[^@\\s'\"]+)?@([^\\s'\"]+)");
    private static final Pattern RUNS_ON = Pattern.compile("\\bruns-on: *['\"]?([^\\s'\"]+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path repository = Folders.create();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Map<String, String> inputs = new LinkedHashMap<>();
    private String event = "workflow_dispatch";
    private String headRepository = "stranger/widget";
    private String author = "stranger";
    private String afterBuild = "";
    private String engineConfiguration = "";

    private Act() {
        secrets.put("GITHUB_TOKEN", Registry.PASSWORD);
    }

    /** A repository that holds a copy of the folder's files; its workflow is the file {@link #WORKFLOW}. */
    public static Act on(Path files) {
        Testbed.require(Testbed.Part.ENGINE, Testbed.Part.ACT);
        Act act = new Act();
        Folders.copy(files, act.repository);
        act.git("init", "--quiet", "--initial-branch=main");
        act.git("remote", "add", "origin", "https://github.com/example/widget.git");
        act.git("config", "uploadpack.allowFilter", "true");
        return act;
    }

    /** The repository's work tree. */
    public Path folder() {
        return repository;
    }

    /** Writes a file of the repository, for the next run. */
    public Act write(String name, String content) {
        Folders.write(repository, name, content);
        return this;
    }

    /** The registry that is Docker Hub to the jobs' engines. */
    public Act hub(Registry registry) {
        engineConfiguration = Engine.configuration(registry);
        return this;
    }

    /** A secret of the repository; long, since act masks it wherever its letters appear. */
    public Act secret(String name, String value) {
        secrets.put(name, value);
        return this;
    }

    /** Takes all secrets away and leaves a token that may not push, as for a pull request of a fork. */
    public Act withoutSecrets() {
        secrets.clear();
        return secret("GITHUB_TOKEN", "ghs_a_token_that_may_only_read_9876543210");
    }

    /** An input of a workflow_dispatch. */
    public Act input(String name, String value) {
        inputs.put(name, value);
        return this;
    }

    /** What starts the workflow, as {@code schedule}; workflow_dispatch if nothing is said. */
    public Act event(String name) {
        event = name;
        return this;
    }

    /** The next run is of a pull request of a fork, whose token may not push. */
    public Act pullRequestOfAFork() {
        return withoutSecrets().pullRequest("stranger/widget", "stranger");
    }

    /** The next run is of Dependabot's pull request, whose token may not push either. */
    public Act pullRequestOfDependabot() {
        return withoutSecrets().pullRequest("example/widget", "dependabot[bot]");
    }

    /** The next run is of a pull request of a branch of this repository. */
    public Act pullRequestOfABranch() {
        return pullRequest("example/widget", Registry.USER);
    }

    private Act pullRequest(String head, String login) {
        headRepository = head;
        author = login;
        return event("pull_request");
    }

    /** A line of bash to run after each build, in its job: {@code $GITHUB_JOB} says which. Empty for none. */
    public Act afterBuild(String line) {
        afterBuild = line;
        return this;
    }

    /** Commits what the repository holds and runs its workflow to the end, failed or not. */
    public ActRun run() {
        git("add", "--all");
        git(
                "-c",
                "user.name=Test",
                "-c",
                "user.email=test@example.com",
                "commit",
                "--quiet",
                "--allow-empty",
                "-m",
                "x");
        Path scratch = Folders.create();
        try {
            Path records = Files.createDirectory(scratch.resolve("records"));
            Files.createDirectory(scratch.resolve("home"));
            Files.createDirectory(scratch.resolve("engines"));
            Path artifacts = Files.createDirectory(scratch.resolve("artifacts"));
            Path attestations = Files.createDirectory(scratch.resolve("attestations"));
            Command.Result result = Command.of(words(scratch))
                    .in(repository)
                    .with(environment(scratch))
                    .run();
            return ActRun.of(result, records, artifacts, attestations);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Folders.delete(scratch);
        }
    }

    private List<String> words(Path scratch) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Testbed.tool("act").toString(),
                event,
                "--json",
                "--no-skip-checkout",
                "--no-cache-server",
                "--pull=false",
                "--defaultbranch=main",
                "--concurrent-jobs=4",
                "--actor=" + Registry.USER,
                "--workflows=" + WORKFLOW,
                "--eventpath=" + writeEvent(scratch),
                "--action-cache-path=" + scratch.resolve("cache")));
        secrets.forEach((name, value) -> words.addAll(List.of("--secret", name + "=" + value)));
        String workflow = Files.readString(repository.resolve(WORKFLOW));
        standIns(workflow + ownAction(), scratch)
                .forEach((action, folder) -> words.addAll(List.of("--local-repository", action + "=" + folder)));
        runnerLabels(workflow).forEach(label -> words.addAll(List.of("--platform", label + "=-self-hosted")));
        return words;
    }

    private Path writeEvent(Path scratch) {
        ObjectNode payload = JSON.createObjectNode();
        payload.putObject("repository").put("default_branch", "main").put("full_name", "example/widget");
        inputs.forEach(payload.putObject("inputs")::put);
        if (event.equals("pull_request")) {
            payload.put("number", 7);
            ObjectNode request = payload.putObject("pull_request").put("number", 7);
            request.putObject("user").put("login", author);
            request.putObject("base").put("ref", "main").putObject("repo").put("full_name", "example/widget");
            request.putObject("head")
                    .put("ref", "patch")
                    .putObject("repo")
                    .put("full_name", headRepository)
                    .put("fork", !headRepository.equals("example/widget"));
        }
        return Folders.write(scratch, "event.json", payload.toString());
    }

    private Map<String, String> environment(Path scratch) {
        Path actions = Testbed.root().resolve("testbed/actions");
        Map<String, String> environment = new TreeMap<>(Map.of(
                "PATH", actions.resolve("bin") + ":" + System.getenv("PATH"),
                "HOME", scratch.resolve("home").toString(),
                "STAGEFAN_TESTBED_ACTIONS", actions.toString(),
                "STAGEFAN_TESTBED_ARTIFACTS", scratch.resolve("artifacts").toString(),
                "STAGEFAN_TESTBED_BIN", Testbed.file("bin").toString(),
                "STAGEFAN_TESTBED_ENGINES", scratch.resolve("engines").toString(),
                "STAGEFAN_TESTBED_OWNER", Long.toString(ProcessHandle.current().pid()),
                "STAGEFAN_TESTBED_RECORDS", scratch.resolve("records").toString(),
                "STAGEFAN_TESTBED_REPOSITORY", repository.toString()));
        environment.put(
                "STAGEFAN_TESTBED_ATTESTATIONS", scratch.resolve("attestations").toString());
        environment.put(
                "STAGEFAN_TESTBED_ENGINE_CONFIGURATION",
                Folders.write(scratch, "buildkitd.toml", engineConfiguration).toString());
        if (!afterBuild.isEmpty()) {
            Path script = Folders.write(scratch, "after-build", afterBuild + "\n");
            environment.put("STAGEFAN_TESTBED_AFTER_BUILD", script.toString());
        }
        return environment;
    }

    /** The folder that stands for the repository of each action that a workflow uses, by {@code OWNER/NAME@REF}. */
    private static Map<String, String> standIns(String workflow, Path scratch) {
        Map<String, String> folders = new TreeMap<>();
        for (Matcher matcher = USES.matcher(workflow); matcher.find(); ) {
            String repository = matcher.group(1);
            folders.put(
                    repository + "@" + matcher.group(3),
                    OWN_ACTION.startsWith(repository + matcher.group(2) + "@")
                            ? ownRepository(scratch).toString()
                            : standIn(repository).toString());
        }
        return folders;
    }

    private static Path standIn(String repository) {
        String standIn = STAND_INS.get(repository);
        if (standIn == null) {
            throw new IllegalArgumentException("the testbed has no stand-in for " + repository);
        }
        return Testbed.root().resolve("testbed/actions").resolve(standIn);
    }

    /** The action of this very repository, which uses others. */
    private static String ownAction() throws IOException {
        return Files.readString(Testbed.root().resolve("action/action.yml"));
    }

    /** A repository with what the action is made of and nothing else: act copies a repository into each job. */
    private static Path ownRepository(Path scratch) {
        Path folder = scratch.resolve("own");
        try (Stream<Path> files = Files.list(Testbed.root().resolve("action"))) {
            Files.createDirectories(folder.resolve("action"));
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        folder.resolve("action").resolve(String.valueOf(file.getFileName())),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> runnerLabels(String workflow) {
        Set<String> labels = new TreeSet<>();
        for (Matcher matcher = RUNS_ON.matcher(workflow); matcher.find(); ) {
            labels.add(matcher.group(1));
        }
        return labels;
    }

    private void git(String... arguments) {
        List<String> words = new ArrayList<>(List.of("git"));
        words.addAll(List.of(arguments));
        Command.of(words).in(repository).with("HOME", repository).run().orFail();
    }

    @Override
    public void close() {
        Folders.delete(repository);
    }
}
