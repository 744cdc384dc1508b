package dev.stagefan.testbed;

import dev.stagefan.image.Difference;
import dev.stagefan.image.Difference.Aspect;
import dev.stagefan.image.ReadingListener;
import dev.stagefan.image.Times;
import dev.stagefan.image.Verification;
import dev.stagefan.image.VerifyResult;
import dev.stagefan.registry.RegistryClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Whether two images are the same to who runs them, as {@code stagefan verify} says it. */
public final class ImageComparison {
    private ImageComparison() {}

    /** What differs, a line each: in the tree, but for modification times, and in the configuration. */
    public static List<String> differences(Image expected, Image actual) {
        return compare(expected, actual, Times.IGNORED).differences().stream()
                .map(ImageComparison::line)
                .toList();
    }

    /** Paths of both images whose modification times differ, a line each. */
    public static List<String> timeDifferences(Image expected, Image actual) {
        return compare(expected, actual, Times.COMPARED).differences().stream()
                .filter(difference -> difference.aspect() == Aspect.MODIFIED)
                .map(ImageComparison::line)
                .toList();
    }

    /** All that a comparison says. */
    static VerifyResult compare(Image expected, Image actual, Times times) {
        Verification.Options options = new Verification.Options(expected.platform(), times, List.of());
        try (RegistryClient first = Image.client(expected.registry());
                RegistryClient second = Image.client(actual.registry())) {
            return Verification.of(expected.source(first), actual.source(second), options, ReadingListener.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String line(Difference difference) {
        return "%s: %s expected %s but was %s"
                .formatted(difference.name(), difference.aspect(), difference.first(), difference.second());
    }
}
