package dev.stagefan.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The pinned tools below {@code .testbed}, and what happens to a test when one is missing. */
public final class Testbed {
    /** What a test can need. */
    public enum Part {
        /** An engine, Buildx, a registry, and a base image to build on. */
        ENGINE("bin/buildkitd bin/buildctl bin/buildx bin/registry bin/busybox", "go engine root linux runc busybox"),
        /** A BuildKit that exports an image and a cache one after the other. */
        OLDER_ENGINE("bin/buildkitd-0.27.1", "go older-engine"),
        /** A plain Docker engine. */
        DOCKER("docker/usr/sbin/dockerd docker/usr/bin/docker", "docker iptables root linux runc"),
        /** GitHub's own workflow parser and evaluator. */
        PARSER("checkers/node_modules", "node checkers"),
        /** actionlint and zizmor, with shellcheck. */
        LINTERS("bin/actionlint bin/zizmor bin/shellcheck", "go actionlint python"),
        /** act, and what the stand-in actions call. */
        ACT("bin/act", "go act node git jq"),
        /** Chromium, or a browser of its family, and what drives it. */
        BROWSER("bin/browser bin/chromedriver", "browser"),
        /** Mermaid, which draws the diagrams of Markdown on GitHub. */
        MERMAID("checkers/node_modules/mermaid/dist/mermaid.min.js", "node checkers"),
        /** BuildKit's own reading of a Dockerfile. */
        ORACLE("oracle", "go oracle");

        private final String files;
        private final String reasons;

        /**
         * A part.
         *
         * @param files below {@code .testbed}, separated by a blank
         * @param reasons the parts of {@code .testbed/missing} without which this one does not work, likewise
         */
        Part(String files, String reasons) {
            this.files = files;
            this.reasons = reasons;
        }

        private List<String> files() {
            return List.of(files.split(" ", 0));
        }

        private List<String> reasons() {
            return List.of(reasons.split(" ", 0));
        }
    }

    private static final Path ROOT = findRoot();
    private static final Path FOLDER = ROOT.resolve(".testbed");

    private Testbed() {}

    /** The repository's root: the nearest folder above the working directory that has {@code testbed/setup}. */
    public static Path root() {
        return ROOT;
    }

    /** A file that {@code testbed/setup} made, such as {@code bin/buildx}. */
    public static Path file(String name) {
        return FOLDER.resolve(name);
    }

    /** A tool that {@code testbed/setup} built, such as {@code buildx}. */
    public static Path tool(String name) {
        return file("bin").resolve(name);
    }

    /**
     * Ends the running test unless the parts are there: as skipped with the reason, or on CI as failed, since there
     * nothing may be skipped.
     */
    public static void require(Part... parts) {
        Stream.of(parts)
                .map(Testbed::whyMissing)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(Testbed::endTest);
    }

    private static void endTest(String reason) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError("on CI nothing may be skipped, but the testbed lacks a part: " + reason);
        }
        Assumptions.abort("the testbed lacks a part: " + reason);
    }

    private static Optional<String> whyMissing(Part part) {
        Optional<String> said = saidToBeMissing().stream()
                .filter(line -> part.reasons().contains(line.substring(0, line.indexOf(':'))))
                .findFirst();
        return said.or(() -> part.files().stream()
                .filter(file -> Files.notExists(FOLDER.resolve(file)))
                .findFirst()
                .map(file -> "there is no " + FOLDER.resolve(file) + "; run testbed/setup"));
    }

    /** Lines of {@code PART: what is missing; what that leaves out}. */
    private static List<String> saidToBeMissing() {
        Path file = FOLDER.resolve("missing");
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path findRoot() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("testbed/setup"))) {
                return folder;
            }
        }
        throw new IllegalStateException("could not find testbed/setup in " + start + " or above it");
    }
}
