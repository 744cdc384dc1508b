package dev.stagefan.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.graph.StageNode.SecretUse;
import dev.stagefan.graph.StageNode.StageFacts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageFactsTest {
    @Test
    void aStageReadsTheContextWithCopyAddAndMounts() throws DockerfileException {
        StageFacts facts = Graphs.factsOfLast("""
                FROM alpine
                ARG DIR=src
                COPY go.mod ./$DIR/../go.sum /app/
                ADD https://example.com/x git@example.com:o/r.git vendor/ /y/
                COPY <<EOF /z
                EOF
                RUN --mount=source=scripts,target=/scripts --mount=type=cache,target=/cache /scripts/run
                """);
        assertThat(facts.contextSources()).containsExactly("/go.mod", "/go.sum", "/scripts", "/vendor");
        assertThat(facts.runs()).isTrue();
    }

    @Test
    void aBareMountReadsTheWholeContext() throws DockerfileException {
        assertThat(Graphs.factsOfLast("FROM alpine\nRUN --mount=target=/src make\n")
                        .contextSources())
                .containsExactly("/");
    }

    @Test
    void buildArgsAreThoseDeclaredAndThoseOfTheFromLineWithWhatTheyAreMadeOf() throws DockerfileException {
        StageFacts facts = Graphs.factsOfLast("""
                ARG DISTRIBUTION=debian
                ARG BASE=$DISTRIBUTION:12
                ARG UNUSED=1
                ARG VERSION=$UNUSED
                FROM --platform=$BUILDPLATFORM $BASE
                ARG VERSION
                ARG OWN=1
                """);
        assertThat(facts.buildArgs()).containsExactly("BASE", "DISTRIBUTION", "OWN", "UNUSED", "VERSION");
    }

    @Test
    void proxiesReachEveryRunUndeclared() throws DockerfileException {
        Map<String, String> buildArgs = Map.of("HTTPS_PROXY", "http://proxy", "OTHER", "1");

        assertThat(Graphs.factsOfLast("FROM alpine\nRUN make\n", buildArgs).buildArgs())
                .containsExactly("HTTPS_PROXY");
        assertThat(Graphs.factsOfLast("FROM alpine\nCOPY a b\n", buildArgs).buildArgs())
                .isEmpty();
    }

    @Test
    void aSecretIsRequiredIfOneMountRequiresIt() throws DockerfileException {
        StageFacts facts = Graphs.factsOfLast("""
                FROM alpine
                RUN --mount=type=secret,id=netrc,target=/n true
                RUN --mount=type=secret,id=netrc,required --mount=type=secret,target=/run/secrets/token true
                """);
        assertThat(facts.secrets()).containsExactly(new SecretUse("netrc", true), new SecretUse("token", false));
    }

    @Test
    void mountsNameCachesAndAgents() throws DockerfileException {
        StageFacts facts = Graphs.factsOfLast("""
                FROM alpine
                ARG CACHE=pip
                RUN --mount=type=cache,target=/root/.cache/ --mount=type=cache,id=$CACHE,target=/p true
                RUN --mount=type=ssh --mount=type=ssh,id=deploy true
                """);
        assertThat(facts.cacheMounts()).containsExactly("/root/.cache", "pip");
        assertThat(facts.ssh()).containsExactly("default", "deploy");
    }

    @Test
    void entitlementsAreNamedAsBuildKitNamesThem() throws DockerfileException {
        StageFacts facts = Graphs.factsOfLast("""
                FROM alpine
                RUN --network=host true
                RUN --security=insecure true
                RUN --network=none true
                """);
        assertThat(facts.entitlements()).containsExactly("network.host", "security.insecure");
    }

    @Test
    void imagesAreThoseOfFromCopyAndMounts() throws DockerfileException {
        StageFacts facts = Graphs.factsOfLast("""
                FROM alpine:3
                COPY --from=nginx:1 /a /a
                RUN --mount=from=redis,target=/r --mount=type=tmpfs,target=/t true
                COPY --from=scratch / /
                """);
        assertThat(facts.images()).containsExactly("alpine:3", "nginx:1", "redis");
    }

    @Test
    void triggersCountInTheStageThatRunsThem() throws DockerfileException {
        StageGraph graph = Graphs.of("""
                FROM alpine AS base
                ONBUILD RUN --mount=type=secret,id=key make
                FROM base
                """);
        assertThat(graph.stages().get(0).facts().onBuild()).isTrue();
        assertThat(graph.stages().get(0).facts().runs()).isFalse();
        assertThat(graph.stages().get(1).facts().onBuild()).isFalse();
        assertThat(graph.stages().get(1).facts().runs()).isTrue();
        assertThat(graph.stages().get(1).facts().secrets()).containsExactly(new SecretUse("key", false));
    }
}
