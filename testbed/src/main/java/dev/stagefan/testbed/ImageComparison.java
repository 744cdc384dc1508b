package dev.stagefan.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether two images are the same to who runs them: file by file, and in how a container starts. */
public final class ImageComparison {
    /** How and when an image was built, rather than what it is. */
    private static final Set<String> OF_THE_BUILD = Set.of("created", "history", "rootfs");

    private ImageComparison() {}

    /** What differs, a line each: in the tree, but for modification times, and in the configuration. */
    public static List<String> differences(Image expected, Image actual) {
        List<String> differences = new ArrayList<>();
        compare("configuration", expected.configuration(), actual.configuration(), differences);
        Map<String, Map<String, Object>> left = described(expected);
        Map<String, Map<String, Object>> right = described(actual);
        for (String path : union(left.keySet(), right.keySet())) {
            compareAt(path, left.get(path), right.get(path), differences);
        }
        return differences;
    }

    /** Paths of both images whose modification times differ, a line each. */
    public static List<String> timeDifferences(Image expected, Image actual) {
        List<String> differences = new ArrayList<>();
        expected.files().forEach((path, entry) -> {
            Entry other = actual.files().get(path);
            if (other != null && !other.modified().equals(entry.modified())) {
                differences.add(
                        "%s: modified expected %s but was %s".formatted(path, entry.modified(), other.modified()));
            }
        });
        return differences;
    }

    private static void compare(String name, JsonNode expected, JsonNode actual, List<String> differences) {
        for (String key : union(names(expected), names(actual))) {
            if (name.equals("configuration") && OF_THE_BUILD.contains(key)) {
                continue;
            }
            JsonNode left = expected.path(key);
            JsonNode right = actual.path(key);
            if (left.isObject() && right.isObject()) {
                compare(name + "." + key, left, right, differences);
            } else if (!left.equals(right)) {
                differences.add("%s.%s: expected %s but was %s".formatted(name, key, left, right));
            }
        }
    }

    private static void compareAt(
            String path,
            @Nullable Map<String, Object> expected,
            @Nullable Map<String, Object> actual,
            List<String> differences) {
        if (expected == null || actual == null) {
            differences.add(path + (expected == null ? ": should not be there" : ": is missing"));
            return;
        }
        expected.forEach((property, value) -> {
            Object other = actual.get(property);
            if (!value.equals(other)) {
                differences.add("%s: %s expected %s but was %s".formatted(path, property, value, other));
            }
        });
    }

    /** The properties of each path that are compared, by name. */
    private static Map<String, Map<String, Object>> described(Image image) {
        NavigableMap<Long, String> firstPaths = new TreeMap<>();
        image.files().forEach((path, entry) -> firstPaths.putIfAbsent(entry.inode(), path));
        Map<String, Map<String, Object>> described = new LinkedHashMap<>();
        image.files().forEach((path, entry) -> {
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("kind", entry.kind());
            properties.put("mode", Integer.toOctalString(entry.mode()));
            properties.put("owner", entry.owner() + ":" + entry.group());
            properties.put("content", entry.content());
            properties.put("hard link of", String.valueOf(firstPaths.get(entry.inode())));
            properties.put("extended attributes", entry.attributes());
            described.put(path, properties);
        });
        return described;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> union(Set<String> left, Set<String> right) {
        Set<String> union = new TreeSet<>(left);
        union.addAll(right);
        return union;
    }
}
