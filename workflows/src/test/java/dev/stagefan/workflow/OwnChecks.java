package dev.stagefan.workflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What must hold of a workflow file and neither GitHub's parser nor actionlint nor zizmor says. Reads the file itself. */
final class OwnChecks {
    private static final Pattern PINNED_LINE = Pattern.compile("uses: [\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
    private static final Pattern NEEDED =
            Pattern.compile("\\bneeds\\.([A-Za-z_][\\w-]*)\\.outputs\\.([A-Za-z_][\\w-]*)");
    private static final Pattern STEP_OUTPUT = Pattern.compile("\\bsteps\\.([A-Za-z_][\\w-]*)\\.outputs\\.");
    private static final Pattern STATUS = Pattern.compile("\\b(success|failure|always|cancelled)\\(\\)");
    private static final Set<String> ACTIONS = Set.of(
            "./action",
            "acme/stagefan/action",
            "actions/attest",
            "actions/checkout",
            "actions/download-artifact",
            "actions/upload-artifact",
            "docker/build-push-action",
            "docker/login-action",
            "docker/metadata-action",
            "docker/setup-buildx-action",
            "stagefan/stagefan/action");

    private final List<String> findings = new ArrayList<>();
    private final String text;

    private OwnChecks(String text) {
        this.text = text;
    }

    static List<String> findings(String workflow) {
        OwnChecks checks = new OwnChecks(workflow);
        checks.file();
        return checks.findings;
    }

    private void file() {
        check(text.getBytes(StandardCharsets.UTF_8).length < 500_000, "the file is too long");
        check(text.endsWith("\n") && !text.endsWith("\n\n"), "the file does not end in one line break");
        text.lines().forEach(line -> {
            check(line.equals(line.stripTrailing()), "white space at the end of: " + line);
            check(
                    !line.contains("uses:")
                            || line.contains("uses: ./")
                            || PINNED_LINE.matcher(line).find(),
                    "no pin with its version: " + line);
        });
        Map<?, ?> workflow = map(read(text));
        check(Map.of().equals(workflow.get("permissions")), "the workflow's token may do something by default");
        check(
                "bash".equals(map(map(workflow.get("defaults")).get("run")).get("shell")),
                "scripts do not run in bash with pipefail");
        check(!map(workflow.get("on")).containsKey("pull_request_target"), "runs with rights on what a fork sends");
        Map<?, ?> dispatch = map(map(workflow.get("on")).get("workflow_dispatch"));
        check(map(dispatch.get("inputs")).size() <= 25, "too many inputs");
        texts(workflow).forEach(scalar -> check(scalar.length() < 20_000, "a text of " + scalar.length()));
        Map<?, ?> jobs = map(workflow.get("jobs"));
        jobs.forEach((id, job) -> job((String) id, map(job), jobs));
    }

    private void job(String id, Map<?, ?> job, Map<?, ?> jobs) {
        check(id.matches("[A-Za-z_][A-Za-z0-9_-]{0,99}"), "not a job id: " + id);
        for (String key : List.of("name", "runs-on", "timeout-minutes", "permissions", "steps")) {
            check(job.containsKey(key), id + " has no " + key);
        }
        check(!String.valueOf(job.get("runs-on")).endsWith("-latest"), id + " runs on whatever is the latest");
        check(
                job.get("timeout-minutes") instanceof Integer minutes && minutes >= 1 && minutes <= 360,
                id + " has no limit that GitHub takes");
        boolean attests = list(job.get("steps")).stream()
                .anyMatch(step -> String.valueOf(map(step).get("uses")).startsWith("actions/attest@"));
        check(
                map(job.get("permissions")).containsKey("id-token") == attests,
                id + " may ask for an identity and does not attest, or the other way round");
        boolean reports = "Report".equals(job.get("name"));
        Object condition = job.get("if");
        if (condition instanceof String expression) {
            check(!expression.contains("\n"), id + " has an if of several lines");
            check(!expression.contains("always()"), id + " runs even when the run is cancelled");
            if (!reports && STATUS.matcher(expression).find()) {
                Object needs = job.get("needs");
                for (Object need : needs instanceof String one ? List.of(one) : list(needs)) {
                    check(
                            expression.contains("needs." + need + ".result == 'success'"),
                            id + " does not ask how " + need + " ended");
                }
            }
        }
        if (reports) {
            Set<Object> others = new HashSet<>(jobs.keySet());
            others.removeAll(Set.of(id, "pull-request"));
            check(new HashSet<>(list(job.get("needs"))).equals(others), id + " does not wait for all others");
        } else {
            needs(id, job, jobs);
        }
        Set<String> earlier = new HashSet<>();
        for (Object step : list(job.get("steps"))) {
            step(id, map(step), earlier);
        }
        for (String output : texts(job.get("outputs"))) {
            check(
                    output.contains("digest") || output.matches(".*\\.outputs\\.(?:resolution|jobs) }}"),
                    id + " puts out neither a digest nor what is decided: " + output);
            stepOutputs(id, output, earlier);
        }
    }

    /** GitHub gives an empty text for an output of a job that is not in {@code needs}, or of one that has no such output. */
    private void needs(String id, Map<?, ?> job, Map<?, ?> jobs) {
        Object listed = job.get("needs");
        Collection<?> needs = listed instanceof String one ? List.of(one) : list(listed);
        Set<String> used = new LinkedHashSet<>();
        for (String scalar : texts(job)) {
            if (scalar.contains("toJSON(needs)")) {
                needs.forEach(need -> used.add((String) need));
            }
            Matcher matcher = NEEDED.matcher(scalar);
            while (matcher.find()) {
                used.add(matcher.group(1));
                check(needs.contains(matcher.group(1)), id + " takes a digest of " + matcher.group(1) + " unneeded");
                check(
                        map(map(jobs.get(matcher.group(1))).get("outputs")).containsKey(matcher.group(2)),
                        id + " takes " + matcher.group() + ", which is not put out");
            }
        }
        check(new HashSet<>(needs).equals(used), id + " waits for jobs that it takes nothing from: " + needs);
    }

    private void step(String job, Map<?, ?> step, Set<String> earlier) {
        check(step.containsKey("name"), job + " has a step without name");
        if (step.get("uses") instanceof String action) {
            check(ACTIONS.contains(action.split("@", 2)[0]), job + " uses " + action);
        }
        if (step.get("run") instanceof String script) {
            check(!script.contains("${{"), job + " has an expression in a script");
        }
        if (String.valueOf(step.get("uses")).startsWith("actions/checkout@")) {
            check(Boolean.FALSE.equals(map(step.get("with")).get("persist-credentials")), job + " keeps the token");
        }
        texts(step).forEach(scalar -> stepOutputs(job, scalar, earlier));
        if (step.get("id") instanceof String id) {
            check(earlier.add(id), job + " has two steps " + id);
        }
    }

    private void stepOutputs(String job, String scalar, Set<String> earlier) {
        Matcher matcher = STEP_OUTPUT.matcher(scalar);
        while (matcher.find()) {
            check(earlier.contains(matcher.group(1)), job + " reads an output of a later step: " + matcher.group());
        }
    }

    private void check(boolean holds, String finding) {
        if (!holds) {
            findings.add(finding);
        }
    }

    static Object read(String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(10_000)
                .build();
        return new Load(settings).loadFromString(yaml);
    }

    static Map<?, ?> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<?> list(@Nullable Object node) {
        return node instanceof List<?> list ? list : List.of();
    }

    private static List<String> texts(@Nullable Object node) {
        List<String> texts = new ArrayList<>();
        if (node instanceof String text) {
            texts.add(text);
        }
        map(node).values().forEach(value -> texts.addAll(texts(value)));
        list(node).forEach(value -> texts.addAll(texts(value)));
        return texts;
    }
}
