package dev.stagefan.workflow;

import static dev.stagefan.workflow.JobFixture.mergeJob;
import static dev.stagefan.workflow.JobFixture.stageJob;

import dev.stagefan.plan.Transport;
import java.util.List;
import java.util.Map;

/** The same for workflows whose jobs call the runner agent. */
enum AgentGoldenWorkflows {
    /** A job that hands on two ways of one stage, and jobs that read no context. */
    AGENT {
        @Override
        String generate() throws WorkflowException {
            PlanFixture plan =
                    new PlanFixture().stage("base").stage("left").stage(null).stage("app");
            plan.dockerfile("docker/app.Dockerfile");
            plan.job(stageJob("base").builds(0).handsOn(plan.stageImage(0)).handsOn(plan.slice(0, "/etc")));
            plan.job(stageJob("left")
                    .builds(1)
                    .readsContext()
                    .takes(plan.input(0, "base", Transport.STAGE_IMAGE, "it is built on"))
                    .handsOn(plan.slice(1, "/out")));
            plan.job(stageJob("stage-2").builds(2).handsOn(plan.stageImage(2)));
            plan.job(mergeJob()
                    .builds(3)
                    .takes(plan.input(0, "base", Transport.SLICE, "only COPY takes paths of it"))
                    .takes(plan.input(1, "left", Transport.SLICE, "only COPY takes paths of it"))
                    .takes(plan.input(2, "stage-2", Transport.STAGE_IMAGE, "its whole root is copied")));
            return plan.generate(
                    WorkflowOptions.of(COMMAND, "App image"),
                    AgentOptions.of(AgentOptions.action(ACTION), null, List.of(), ".github/workflows/app.plan.json"));
        }
    },

    /** Whatever can be asked of a workflow, at once; jobs have the ids that the generator's own have. */
    AGENT_EVERY_OPTION {
        @Override
        String generate() throws WorkflowException {
            PlanFixture plan =
                    new PlanFixture().stage("resolve").stage("report").stage("app");
            plan.buildArg("VERSION", "1.10").namedContext("shared", "docker-image://busybox");
            plan.text("ARG FLAVOUR=small\nFROM busybox AS deps\nARG VERSION\n").argDefault("FLAVOUR", "small");
            plan.job(stageJob("resolve")
                    .builds(0)
                    .buildArgs("FLAVOUR", "OTHER", "VERSION")
                    .secret("npm", true)
                    .secret("github_token", false)
                    .ssh("default")
                    .entitlement("network.host")
                    .handsOn(plan.stageImage(0)));
            plan.job(stageJob("report").builds(1).readsContext().handsOn(plan.stageImage(1)));
            plan.job(mergeJob()
                    .builds(2)
                    .readsContext()
                    .buildArgs("VERSION")
                    .takes(plan.input(0, "resolve", Transport.STAGE_IMAGE, "it is built on"))
                    .takes(plan.input(1, "report", Transport.STAGE_IMAGE, "it is built on")));
            return plan.generate(
                    new WorkflowOptions(
                            COMMAND,
                            "Nightly",
                            List.of("0 3 * * *"),
                            List.of("main", "release/**"),
                            PullRequests.FAN_OUT,
                            List.of("FLAVOUR", "VERSION"),
                            List.of("type=schedule,pattern={{date 'YYYYMMDD'}}", "type=raw,value=nightly"),
                            Registry.parse(
                                    "registry.example.com/team",
                                    new Registry.Credentials("REGISTRY_USER", "REGISTRY_PASSWORD")),
                            "acme/app",
                            "publishing",
                            new RemoteBuildKit("tcp://buildkitd.example.com:1234", "BUILDKIT"),
                            Map.of("npm", "NPM_READ_TOKEN"),
                            Map.of()),
                    new AgentOptions(
                            AgentOptions.action(ACTION),
                            AgentOptions.Jar.of("https://example.com/stagefan.jar", "0123456789abcdef".repeat(4)),
                            List.of("busybox", "all"),
                            "nightly.json",
                            "stagefan.yml",
                            new ReuseOptions(
                                    List.of("resolve=nightly", "app=git:https://example.com/acme/widget#main"),
                                    List.of("OTHER=git:https://example.com/acme/widget#refs/tags/v1"),
                                    List.of("main", "refs/tags/v1"),
                                    "2",
                                    true),
                            History.OCI));
        }
    },

    /** What a Dockerfile, a path or a person may hold to break the file or to run something. */
    AGENT_HOSTILE {
        @Override
        String generate() throws WorkflowException {
            PlanFixture plan = new PlanFixture().stage("true").stage("1.0-on").stage("null");
            plan.dockerfile("-x/it's \"a\" $HOME #1: [b]*.Dockerfile").escape('`');
            plan.buildArg("EXPOSED", "it's ${{ github.token }} }}").buildArg("LINES", "one\nEVIL=1\n");
            plan.job(stageJob("true")
                    .builds(0)
                    .buildArgs("EXPOSED", "LINES")
                    .timeoutReason("a\nrun: ${{ evil }}\u2028b")
                    .handsOn(plan.slice(0, "/${{ x }}", "/n\nl")));
            plan.job(stageJob("on").builds(1).runner("self-hosted-${{ x }}").handsOn(plan.stageImage(1)));
            plan.job(mergeJob()
                    .builds(2)
                    .takes(plan.input(0, "true", Transport.SLICE, "${{ x }}\n  - run: evil"))
                    .takes(plan.input(1, "on", Transport.STAGE_IMAGE, "# : '")));
            return plan.generate(
                    new WorkflowOptions(
                            "stagefan generate --name 'x\ny'",
                            "yes: #1 \"it's\"",
                            List.of("*/5 0-3,9 1 JAN MON-FRI"),
                            List.of("**", "!a*", "it's#1"),
                            PullRequests.NONE,
                            List.of("EXPOSED"),
                            List.of("type=raw,value=\"x\"", "# comment"),
                            Registry.GITHUB,
                            "acme/app",
                            null,
                            null,
                            Map.of(),
                            Map.of()),
                    new AgentOptions(
                            AgentOptions.action(ACTION),
                            null,
                            List.of(),
                            ".github/workflows/it's \"a\" # [b]* $(x).plan.json",
                            null,
                            new ReuseOptions(
                                    List.of("1.0-on=git:https://x/\"'${{github.token}}#a"),
                                    List.of("LINES=git:https://x/#${{github.token}}"),
                                    List.of("it's-#-${{x}}"),
                                    "it's: #\"",
                                    false),
                            History.ARTIFACT));
        }
    };

    static final String COMMAND = "stagefan generate -o .github/workflows/app.yml --agent";
    static final String ACTION = "acme/stagefan/action@0123456789abcdef0123456789abcdef01234567 # v0.1.0";

    abstract String generate() throws WorkflowException;
}
