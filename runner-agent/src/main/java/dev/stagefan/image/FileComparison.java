package dev.stagefan.image;

import dev.stagefan.image.Difference.Aspect;
import dev.stagefan.image.FileTree.Placed;
import dev.stagefan.image.Node.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compares the files of two images. */
final class FileComparison {
    private final Map<String, Placed> first;
    private final Map<String, Placed> second;
    private final Map<Long, String> firstLinks;
    private final Map<Long, String> secondLinks;
    private final Predicate<String> ignored;
    private final Times times;
    private final List<Difference> differences = new ArrayList<>();
    private long compared;

    /** What came of it: how many paths were compared, and the differences in the order of the paths. */
    record Outcome(long paths, List<Difference> differences) {
        Outcome {
            differences = List.copyOf(differences);
        }
    }

    private FileComparison(FileTree first, FileTree second, Predicate<String> ignored, Times times) {
        this.first = first.files();
        this.second = second.files();
        this.ignored = ignored;
        this.times = times;
        firstLinks = firstNames(this.first);
        secondLinks = firstNames(this.second);
    }

    /**
     * Compares two trees.
     *
     * @param ignored paths that do not count, as people are shown them
     */
    static Outcome of(FileTree first, FileTree second, Predicate<String> ignored, Times times) {
        return new FileComparison(first, second, ignored, times).outcome();
    }

    private Outcome outcome() {
        Iterator<String> left = first.keySet().iterator();
        Iterator<String> right = second.keySet().iterator();
        String one = next(left);
        String other = next(right);
        while (one != null || other != null) {
            int order = one == null ? 1 : other == null ? -1 : one.compareTo(other);
            String path = Objects.requireNonNull(order <= 0 ? one : other);
            at(path);
            one = order <= 0 ? next(left) : one;
            other = order >= 0 ? next(right) : other;
        }
        return new Outcome(compared, differences);
    }

    private static @Nullable String next(Iterator<String> iterator) {
        return iterator.hasNext() ? iterator.next() : null;
    }

    private void at(String path) {
        String shown = Paths.shown(path);
        if (ignored.test(shown)) {
            return;
        }
        compared++;
        Placed left = first.get(path);
        Placed right = second.get(path);
        if (left == null || right == null) {
            differ(shown, Aspect.PRESENCE, kind(left), kind(right));
        } else if (left.node().kind() != right.node().kind()) {
            differ(shown, Aspect.KIND, kind(left), kind(right));
        } else {
            nodes(shown, left.node(), right.node());
            differ(shown, Aspect.HARD_LINK, other(path, left, firstLinks), other(path, right, secondLinks));
        }
    }

    private void nodes(String path, Node left, Node right) {
        differ(path, Aspect.CONTENTS, contents(left), contents(right));
        Aspect detail = left.kind() == Kind.SYMBOLIC_LINK ? Aspect.TARGET : Aspect.DEVICE;
        differ(path, detail, Paths.shown(left.detail()), Paths.shown(right.detail()));
        // Linux has no modes of symbolic links.
        if (left.kind() != Kind.SYMBOLIC_LINK) {
            differ(path, Aspect.MODE, mode(left), mode(right));
        }
        differ(path, Aspect.OWNER, left.owner() + ":" + left.group(), right.owner() + ":" + right.group());
        if (!left.attributes().equals(right.attributes())) {
            attributes(path, left.attributes(), right.attributes());
        }
        if (times == Times.COMPARED && left.modified() != null && right.modified() != null) {
            differ(
                    path,
                    Aspect.MODIFIED,
                    left.modified().toString(),
                    right.modified().toString());
        }
    }

    private void attributes(String path, Map<String, String> left, Map<String, String> right) {
        Set<String> names = new TreeSet<>(left.keySet());
        names.addAll(right.keySet());
        for (String name : names) {
            differ(path, Aspect.ATTRIBUTE, attribute(name, left), attribute(name, right));
        }
    }

    private static @Nullable String attribute(String name, Map<String, String> attributes) {
        String value = attributes.get(name);
        return value == null ? null : Paths.shown(name) + "=" + Paths.shown(value);
    }

    private void differ(String path, Aspect aspect, @Nullable String left, @Nullable String right) {
        if (!Objects.equals(left, right)) {
            differences.add(new Difference(Difference.Where.FILE, path, aspect, left, right));
        }
    }

    private static @Nullable String kind(@Nullable Placed placed) {
        return placed == null ? null : placed.node().kind().toString();
    }

    private static String contents(Node node) {
        return node.content() == null
                ? ""
                : node.content() + " (" + node.size() + (node.size() == 1 ? " byte)" : " bytes)");
    }

    private static String mode(Node node) {
        return "%04o".formatted(node.mode());
    }

    /** The first name of a file that has several; null for one that is this. */
    private static @Nullable String other(String path, Placed placed, Map<Long, String> links) {
        String name = links.get(placed.inode());
        return name == null || name.equals(path) ? null : Paths.shown(name);
    }

    /** The first name of each file that has several. */
    private static Map<Long, String> firstNames(Map<String, Placed> files) {
        Set<Long> seen = new HashSet<>();
        Set<Long> several = new HashSet<>();
        files.values().forEach(placed -> {
            if (!seen.add(placed.inode())) {
                several.add(placed.inode());
            }
        });
        Map<Long, String> names = new HashMap<>();
        files.forEach((path, placed) -> {
            if (several.contains(placed.inode())) {
                names.putIfAbsent(placed.inode(), path);
            }
        });
        return names;
    }
}
