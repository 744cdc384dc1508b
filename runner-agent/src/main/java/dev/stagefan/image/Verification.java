package dev.stagefan.image;

import dev.stagefan.registry.Descriptor;
import dev.stagefan.registry.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares two images and reads no more of them than it takes: a layer that both have is read once, and not at all where
 * the layers above it are the same, or do the same.
 */
public final class Verification {
    private final Options options;
    private final ReadingListener listener;
    private final Map<String, Integer> uses = new HashMap<>();
    private final Map<String, Layer> kept = new HashMap<>();

    /**
     * What counts.
     *
     * @param platform which of several images of an index; null where there has to be one only
     * @param ignored what is not compared
     */
    public record Options(@Nullable Platform platform, Times times, List<PathPattern> ignored) {
        public static final Options USUAL = new Options(null, Times.IGNORED, List.of());

        public Options {
            ignored = List.copyOf(ignored);
        }

        private boolean ignores(String path) {
            return ignored.stream().anyMatch(pattern -> pattern.matches(path));
        }
    }

    private Verification(Options options, ReadingListener listener) {
        this.options = options;
        this.listener = listener;
    }

    /**
     * Compares two images.
     *
     * @param listener told of each layer that is read
     * @throws IOException where one cannot be read: an {@link ImageException} where that is for what it is, a {@link
     *     dev.stagefan.registry.RegistryException} where it is for the registry
     */
    public static VerifyResult of(ImageSource first, ImageSource second, Options options, ReadingListener listener)
            throws IOException, InterruptedException {
        OpenImage one = OpenImage.of(first, options.platform());
        OpenImage other = OpenImage.of(second, options.platform());
        return new Verification(options, listener).compare(one, other);
    }

    private VerifyResult compare(OpenImage one, OpenImage other) throws IOException, InterruptedException {
        count(one);
        count(other);
        List<Difference> differences =
                new ArrayList<>(ConfigurationComparison.of(one.configuration(), other.configuration()));
        int shared = shared(one.layers(), other.layers());
        List<Layer> upper = read(one, shared, one.layers().size(), new Budget.Account(Budget.USUAL));
        List<Layer> otherUpper = read(other, shared, other.layers().size(), new Budget.Account(Budget.USUAL));
        if (doTheSame(upper, otherUpper)) {
            return result(one, other, shared, null, differences);
        }
        Budget.Account account = new Budget.Account(Budget.USUAL);
        FileTree base = tree(one, new FileTree(account), read(one, 0, shared, account));
        FileTree right = tree(other, base.copy(new Budget.Account(Budget.USUAL)), otherUpper);
        FileTree left = tree(one, base, upper);
        FileComparison.Outcome files = FileComparison.of(left, right, options::ignores, options.times());
        differences.addAll(files.differences());
        return result(one, other, 0, files.paths(), differences);
    }

    private VerifyResult result(
            OpenImage one, OpenImage other, int unread, @Nullable Long paths, List<Difference> differences) {
        return new VerifyResult(summary(one), summary(other), unread, paths, options, differences);
    }

    private static VerifyResult.ImageSummary summary(OpenImage image) {
        return new VerifyResult.ImageSummary(
                image.source().name(),
                image.manifest().digest(),
                image.platform(),
                image.layers().size());
    }

    private boolean doTheSame(List<Layer> upper, List<Layer> otherUpper) {
        boolean same = upper.size() == otherUpper.size();
        for (int i = 0; same && i < upper.size(); i++) {
            same = upper.get(i).does(otherUpper.get(i), options.times());
        }
        return same;
    }

    private static int shared(List<Descriptor> one, List<Descriptor> other) {
        int shared = 0;
        while (shared < Math.min(one.size(), other.size())
                && one.get(shared).digest().equals(other.get(shared).digest())) {
            shared++;
        }
        return shared;
    }

    private void count(OpenImage image) {
        image.layers().forEach(layer -> uses.merge(layer.digest(), 1, Integer::sum));
    }

    private List<Layer> read(OpenImage image, int from, int to, Budget.Account account)
            throws IOException, InterruptedException {
        List<Layer> layers = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Descriptor descriptor = image.layers().get(i);
            Layer layer = kept.get(descriptor.digest());
            if (layer == null) {
                listener.reads(image.source().name(), i + 1, image.layers().size(), descriptor.size());
                layer = LayerReader.read(image.source(), descriptor, account);
                if (uses.getOrDefault(descriptor.digest(), 0) > 1) {
                    kept.put(descriptor.digest(), layer);
                }
            }
            if (!layer.diffId().equals(image.diffIds().get(i))) {
                throw image.unlike("its layer " + descriptor.digest() + " is not the one that its configuration names");
            }
            layers.add(layer);
        }
        return layers;
    }

    private static FileTree tree(OpenImage image, FileTree tree, List<Layer> layers) throws ImageException {
        for (Layer layer : layers) {
            try {
                tree.apply(layer.changes());
            } catch (ImageException e) {
                throw image.unlike(String.valueOf(e.getMessage()));
            }
        }
        return tree;
    }
}
