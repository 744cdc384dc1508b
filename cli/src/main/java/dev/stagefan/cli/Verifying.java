package dev.stagefan.cli;

import dev.stagefan.cli.text.Printable;
import dev.stagefan.cli.text.Style;
import dev.stagefan.cli.verify.VerifyText;
import dev.stagefan.image.ImageException;
import dev.stagefan.image.PathPattern;
import dev.stagefan.image.ReadingListener;
import dev.stagefan.image.Times;
import dev.stagefan.image.Verification;
import dev.stagefan.image.VerifyJson;
import dev.stagefan.image.VerifyResult;
import dev.stagefan.registry.Platform;
import dev.stagefan.registry.RegistryException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What {@code verify} does. Apart from the command, so that other commands do not load what it needs. */
final class Verifying {
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final double MEGABYTE = 1e6;

    private final Surroundings surroundings;
    private final VerifyCommand given;

    Verifying(Surroundings surroundings, VerifyCommand given) {
        this.surroundings = surroundings;
        this.given = given;
    }

    ExitCode carryOut() throws Failure {
        Verification.Options options = options();
        Interruption interruption = Interruption.calling(() -> {});
        try (ImageArguments images = new ImageArguments(surroundings)) {
            VerifyResult result =
                    Verification.of(images.open(given.first), images.open(given.second), options, progress());
            endProgress();
            given.output.write(surroundings, render(result));
            return result.isSame() ? ExitCode.HOLDS : ExitCode.DOES_NOT_HOLD;
        } catch (RegistryException e) {
            throw Failure.outsideFailed(Printable.line(String.valueOf(e.getMessage())));
        } catch (ImageException e) {
            throw Failure.badInput(Printable.line(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw Failure.badInput("could not read the images because " + Failure.reason(e));
        } catch (InterruptedException e) {
            throw Failure.outsideFailed("could not end the comparison because it was interrupted; start it anew");
        } finally {
            interruption.end();
        }
    }

    private String render(VerifyResult result) {
        boolean toFile = given.output.file != null;
        return switch (given.format) {
            case TEXT -> VerifyText.render(result, toFile ? Style.PLAIN : surroundings.outStyle());
            case JSON -> VerifyJson.write(result);
        };
    }

    private Verification.Options options() throws Failure {
        try {
            List<PathPattern> ignored = new ArrayList<>();
            given.ignored.forEach(text -> ignored.add(PathPattern.parse(text)));
            return new Verification.Options(
                    given.platform == null ? null : Platform.parse(given.platform),
                    given.times ? Times.COMPARED : Times.IGNORED,
                    ignored);
        } catch (IllegalArgumentException e) {
            throw Failure.badInput(e);
        }
    }

    /** On a terminal, a line that is written over. */
    private ReadingListener progress() {
        if (!surroundings.errIsTerminal()) {
            return ReadingListener.NONE;
        }
        PrintStream err = surroundings.err();
        return (image, layer, layers, bytes) -> {
            String line = "reading layer %d of %d, %,.1f MB, of %s"
                    .formatted(layer, layers, bytes / MEGABYTE, Printable.line(image));
            int width = Math.max(1, surroundings.columns() - 1);
            err.print(CLEAR_LINE + line.substring(0, Math.min(line.length(), width)));
            err.flush();
        };
    }

    private void endProgress() {
        if (surroundings.errIsTerminal()) {
            surroundings.err().print(CLEAR_LINE);
        }
    }
}
