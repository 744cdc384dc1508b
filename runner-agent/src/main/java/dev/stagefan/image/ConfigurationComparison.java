package dev.stagefan.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stagefan.image.Difference.Aspect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares how containers of two images start, and what they say of themselves. How and when an image was built (its history,
 * its cache, its manifest's annotations) is no part of that.
 *
 * <p>OCI image spec: config.md; moby: api/types/container and image-spec, for what Docker adds (Healthcheck, OnBuild, Shell)
 */
final class ConfigurationComparison {
    private static final List<String> PLATFORM = List.of("os", "architecture", "variant", "os.version", "os.features");
    private static final String AUTHOR = "author";
    private static final String ENVIRONMENT = "Env";

    /** Parts that are sets or maps: each of their keys is one thing. */
    private static final Set<String> KEYED = Set.of("Labels", "ExposedPorts", "Volumes");

    /** Docker's old builder filled these in from the container that it built in; Windows alone looks at ArgsEscaped. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("Image", "Hostname", "Domainname", "ArgsEscaped");

    private final List<Difference> differences = new ArrayList<>();

    private ConfigurationComparison() {}

    /** What differs in two image configurations, in a stable order. */
    static List<Difference> of(JsonNode first, JsonNode second) {
        ConfigurationComparison comparison = new ConfigurationComparison();
        for (String name : PLATFORM) {
            comparison.value(name, first.path(name), second.path(name));
        }
        comparison.value(AUTHOR, first.path(AUTHOR), second.path(AUTHOR));
        JsonNode left = first.path("config");
        JsonNode right = second.path("config");
        for (String name : names(left, right)) {
            if (name.equals(ENVIRONMENT)) {
                comparison.environment(left.path(name), right.path(name));
            } else if (KEYED.contains(name)) {
                comparison.keyed(name, left.path(name), right.path(name));
            } else if (!WITHOUT_EFFECT.contains(name)) {
                comparison.value(name, left.path(name), right.path(name));
            }
        }
        return comparison.differences;
    }

    private void value(String name, JsonNode left, JsonNode right) {
        if (isNothing(left) && isNothing(right)) {
            return;
        }
        if (!left.equals(right)) {
            differ(name, isNothing(left) || isNothing(right) ? Aspect.PRESENCE : Aspect.VALUE, text(left), text(right));
        }
    }

    /** What is left out is the same as what is empty, whichever way. */
    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isContainerNode() && node.isEmpty())
                || (node.isTextual() && node.textValue().isEmpty())
                || (node.isBoolean() && !node.booleanValue());
    }

    private void keyed(String name, JsonNode left, JsonNode right) {
        for (String key : names(left, right)) {
            JsonNode mine = left.path(key);
            JsonNode other = right.path(key);
            if (!mine.equals(other)) {
                boolean both = left.has(key) && right.has(key);
                differ(name + " " + key, both ? Aspect.VALUE : Aspect.PRESENCE, text(mine), text(other));
            }
        }
    }

    private void environment(JsonNode left, JsonNode right) {
        Map<String, String> mine = variables(left);
        Map<String, String> other = variables(right);
        Set<String> all = new TreeSet<>(mine.keySet());
        all.addAll(other.keySet());
        for (String name : all) {
            String value = mine.get(name);
            String otherValue = other.get(name);
            if (!Objects.equals(value, otherValue)) {
                Aspect aspect = value == null || otherValue == null ? Aspect.PRESENCE : Aspect.VALUE;
                differ(ENVIRONMENT + " " + name, aspect, value, otherValue);
            }
        }
        List<String> order = shared(mine, other);
        List<String> otherOrder = shared(other, mine);
        if (!order.equals(otherOrder)) {
            differ(ENVIRONMENT, Aspect.ORDER, String.join(" ", order), String.join(" ", otherOrder));
        }
    }

    private static List<String> shared(Map<String, String> one, Map<String, String> other) {
        return one.keySet().stream().filter(other::containsKey).toList();
    }

    /** Of a variable that is there twice the last value counts, and the first place. */
    private static Map<String, String> variables(JsonNode list) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (JsonNode node : list) {
            String text = node.asText();
            int equals = text.indexOf('=');
            variables.put(equals < 0 ? text : text.substring(0, equals), equals < 0 ? "" : text.substring(equals + 1));
        }
        return variables;
    }

    private static Set<String> names(JsonNode left, JsonNode right) {
        Set<String> names = new TreeSet<>();
        left.fieldNames().forEachRemaining(names::add);
        right.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static @Nullable String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }

    private void differ(String name, Aspect aspect, @Nullable String left, @Nullable String right) {
        differences.add(new Difference(Difference.Where.CONFIGURATION, name, aspect, left, right));
    }
}
