package dev.stagefan.workflow;

import static dev.stagefan.workflow.JobFixture.mergeJob;
import static dev.stagefan.workflow.JobFixture.stageJob;

import dev.stagefan.plan.Transport;
import java.util.List;
import java.util.Map;

/** The plans whose workflows are kept next to them as golden files, {@code src/test/resources/workflows/NAME.yml}. */
enum GoldenWorkflows {
    NAMED_CONTEXT {
        @Override
        String generate() throws WorkflowException {
            PlanFixture plan =
                    new PlanFixture().stage("base").stage("left").stage("right").stage("app");
            plan.job(stageJob("base").builds(0).handsOn(plan.image(0)));
            plan.job(stageJob("left")
                    .builds(1)
                    .readsContext()
                    .takes(plan.input(0, "base", Transport.NAMED_CONTEXT, "nothing inherits its ARGs"))
                    .handsOn(plan.slice(1, "/out")));
            plan.job(stageJob("right")
                    .builds(2)
                    .takes(plan.input(0, "base", Transport.NAMED_CONTEXT, "nothing inherits its ARGs"))
                    .handsOn(plan.image(2)));
            plan.job(mergeJob()
                    .builds(3)
                    .readsContext()
                    .takes(plan.input(0, "base", Transport.NAMED_CONTEXT, "nothing inherits its ARGs"))
                    .takes(plan.input(1, "left", Transport.SLICE, "only COPY takes paths of it"))
                    .takes(plan.input(2, "right", Transport.NAMED_CONTEXT, "its whole root is copied")));
            return plan.generate(WorkflowOptions.of(COMMAND, "App image"));
        }
    },

    /** An inherited ARG and an unnamed stage, each handed on as cache, and a job that hands on three things. */
    REGISTRY_CACHE {
        @Override
        String generate() throws WorkflowException {
            PlanFixture plan =
                    new PlanFixture().stage("base").stage(null).stage("tools").stage("app");
            plan.text("FROM busybox AS base\n").dockerfile("docker/app.Dockerfile");
            plan.job(stageJob("base").builds(0).readsContext().buildArgs("CUDA").handsOn(plan.cache(0)));
            plan.buildArg("CUDA", "12.4");
            plan.job(stageJob("stage-1")
                    .builds(1)
                    .cached(0)
                    .readsContext()
                    .buildArgs("CUDA")
                    .takes(plan.input(0, "base", Transport.REGISTRY_CACHE, "the stage sees its ARG CUDA"))
                    .handsOn(plan.cache(1))
                    .handsOn(plan.slice(1, "/usr/lib", "/usr/lib/x", "/etc/app.conf")));
            plan.job(stageJob("tools").builds(2).handsOn(plan.image(2)).handsOn(plan.cache(2)));
            plan.job(mergeJob()
                    .builds(3)
                    .cached(0, 1)
                    .readsContext()
                    .buildArgs("CUDA")
                    .takes(plan.input(1, "stage-1", Transport.REGISTRY_CACHE, "it has no name to replace"))
                    .takes(plan.input(2, "tools", Transport.NAMED_CONTEXT, "nothing inherits its ARGs")));
            return plan.generate(WorkflowOptions.of(COMMAND, "app"));
        }
    },

    /** Whatever can be asked of a workflow, at once. */
    EVERY_OPTION {
        @Override
        String generate() throws WorkflowException {
            PlanFixture plan = new PlanFixture().stage("deps").stage("app");
            plan.buildArg("VERSION", "1.10").namedContext("shared", "../shared");
            plan.text("ARG FLAVOUR=small\nFROM busybox AS deps\nARG VERSION\n").argDefault("FLAVOUR", "small");
            plan.job(stageJob("deps")
                    .builds(0)
                    .buildArgs("FLAVOUR", "VERSION")
                    .secret("npm", true)
                    .secret("github_token", false)
                    .ssh("default")
                    .entitlement("network.host")
                    .entitlement("security.insecure")
                    .handsOn(plan.image(0)));
            plan.job(mergeJob()
                    .builds(1)
                    .readsContext()
                    .buildArgs("VERSION")
                    .takes(plan.input(0, "deps", Transport.NAMED_CONTEXT, "nothing inherits its ARGs")));
            return plan.generate(new WorkflowOptions(
                    COMMAND,
                    "Nightly",
                    List.of("0 3 * * *"),
                    List.of("main", "release/**"),
                    PullRequests.ONE_JOB,
                    List.of("FLAVOUR", "VERSION"),
                    List.of("type=schedule,pattern={{date 'YYYYMMDD'}}", "type=raw,value=nightly"),
                    Registry.parse(
                            "registry.example.com/team",
                            new Registry.Credentials("REGISTRY_USER", "REGISTRY_PASSWORD")),
                    null,
                    "publishing",
                    null,
                    Map.of("npm", "NPM_READ_TOKEN"),
                    Map.of()));
        }
    },

    /** What a Dockerfile, a path or a person may hold to break the file or to run something. */
    HOSTILE {
        @Override
        String generate() throws WorkflowException {
            PlanFixture plan = new PlanFixture()
                    .stage("true")
                    .stage("1.0-on")
                    .stage("slice")
                    .stage("null");
            plan.dockerfile("-x/it's \"a\" $HOME #1: [b]*.Dockerfile").escape('`');
            plan.buildArg("QUOTED", "a \"b\", c")
                    .buildArg("LINES", "one\nEVIL=1\n")
                    .buildArg("HASH", "# none");
            plan.buildArg("EXPRESSION", "${{ secrets.GITHUB_TOKEN }}").buildArg("TRAILING", "x ");
            plan.buildArg("EXPOSED", "it's ${{ github.token }} }}");
            plan.namedContext("a", "docker-image://busybox");
            plan.job(stageJob("true")
                    .builds(0)
                    .buildArgs("EXPOSED", "EXPRESSION", "HASH", "LINES", "QUOTED", "TRAILING")
                    .timeoutReason("a\nrun: ${{ evil }}\u2028b")
                    .handsOn(plan.slice(
                            0, "/a$b", "/a$b/c", "/q'\"", "/g[1]*?", "/b\\s", "/t`", "/${{ x }}", "/n\nl", "/s/")));
            plan.job(stageJob("on")
                    .builds(1)
                    .runner("self-hosted-${{ x }}")
                    .handsOn(plan.image(1))
                    .handsOn(plan.slice(1, "/x")));
            plan.job(mergeJob()
                    .builds(2, 3)
                    .takes(plan.input(0, "true", Transport.SLICE, "${{ x }}\n  - run: evil"))
                    .takes(plan.input(1, "on", Transport.NAMED_CONTEXT, "# : '")));
            return plan.generate(new WorkflowOptions(
                    "stagefan generate --name 'x\ny'",
                    "yes: #1 \"it's\"",
                    List.of("*/5 0-3,9 1 JAN MON-FRI"),
                    List.of("**", "!a*", "it's#1"),
                    PullRequests.NONE,
                    List.of("EXPOSED"),
                    List.of("type=raw,value=\"x\"", "# comment", "type=raw,value={{branch}}-${{ github.actor }}"),
                    Registry.GITHUB,
                    "acme/app",
                    null,
                    null,
                    Map.of(),
                    Map.of()));
        }
    };

    static final String COMMAND = "stagefan generate -o .github/workflows/app.yml";

    abstract String generate() throws WorkflowException;
}
