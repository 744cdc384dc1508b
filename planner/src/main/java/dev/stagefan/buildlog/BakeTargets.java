package dev.stagefan.buildlog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes apart what a build of several bake targets prints as one. Then, and only then, the name of a vertex begins with its
 * target: {@code [web internal] load build definition}, {@code [web base 2/4] RUN make}, {@code [web] exporting to image}.
 *
 * <p>buildx: util/progress/multiwriter.go, addPrefix
 */
final class BakeTargets {
    private static final String INTERNAL = " internal] ";

    private BakeTargets() {}

    /** The vertices by target; one entry with an empty target where there are none. */
    static Map<String, List<Vertex>> split(Iterable<VertexRecord> vertices) {
        Set<String> targets = new TreeSet<>();
        for (VertexRecord vertex : vertices) {
            int end = vertex.name().indexOf(INTERNAL);
            String word =
                    vertex.name().startsWith("[") && end > 1 ? vertex.name().substring(1, end) : "";
            // A slash makes it a platform.
            if (!word.isEmpty() && word.matches("[^\\s/\\]]+")) {
                targets.add(word);
            }
        }
        Map<String, List<Vertex>> split = new LinkedHashMap<>();
        for (VertexRecord vertex : vertices) {
            String target = target(vertex.name(), targets);
            String name = target.isEmpty() ? vertex.name() : without(vertex.name(), target);
            split.computeIfAbsent(target, key -> new ArrayList<>()).add(vertex.vertex(name));
        }
        return split;
    }

    private static String target(String name, Set<String> targets) {
        if (targets.isEmpty() || !name.startsWith("[")) {
            return "";
        }
        int end = 1;
        while (end < name.length() && name.charAt(end) != ' ' && name.charAt(end) != ']') {
            end++;
        }
        String word = name.substring(1, end);
        return targets.contains(word) ? word : "";
    }

    private static String without(String name, String target) {
        String rest = name.substring(1 + target.length()).stripLeading();
        return rest.startsWith("]") ? rest.substring(1).stripLeading() : "[" + rest;
    }
}
