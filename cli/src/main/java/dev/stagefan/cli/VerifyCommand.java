package dev.stagefan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stagefan verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        description = "Compare two images: file by file, and in how a container starts. Ends with 1 where they differ.",
        footer = {
            "",
            "An IMAGE is in a registry, as ghcr.io/acme/widget:nightly or with @sha256:…, or on disk: the",
            "folder or tar file of an OCI layout, or what docker save wrote; oci:PATH:TAG where that has",
            "several.",
            "",
            "Examples:",
            "  stagefan verify ghcr.io/acme/widget:nightly ghcr.io/acme/widget@sha256:…",
            "  stagefan verify --times --ignore '/var/log/**' one.tar other.tar",
            "  stagefan verify --platform linux/arm64 oci:layout:nightly ghcr.io/acme/widget:nightly"
        })
final class VerifyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "IMAGE", description = "An image.")
    String first = "";

    @Parameters(index = "1", paramLabel = "IMAGE", description = "The one to compare it with.")
    String second = "";

    @Option(
            names = "--platform",
            paramLabel = "PLATFORM",
            description = "Which image of one for several platforms, as linux/arm64 (default: the only one).")
    @Nullable
    String platform;

    @Option(names = "--times", description = "Compare also when files were modified.")
    boolean times;

    @Option(
            names = "--ignore",
            paramLabel = "PATTERN",
            description =
                    "Leave out paths, and what is below them: * and ? stand for a part of a name, ** for anything;"
                            + " may be repeated.")
    List<String> ignored = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    TextOrJson format = TextOrJson.TEXT;

    @Mixin
    OutputOption output = new OutputOption();

    VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        return new Verifying(surroundings, this).carryOut().number();
    }
}
