package dev.stagefan.fleet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the user decides about stages, by stage name or {@code stage-INDEX}; upper and lower case are the same.
 *
 * @param isolate stages that get a job of their own
 * @param fuse groups of stages that share a job
 * @param runners runner label by stage
 */
public record Overrides(List<String> isolate, List<List<String>> fuse, Map<String, String> runners) {
    public static final Overrides NONE = new Overrides(List.of(), List.of(), Map.of());

    public Overrides {
        isolate = List.copyOf(isolate);
        fuse = fuse.stream().map(List::copyOf).toList();
        runners = Collections.unmodifiableMap(new LinkedHashMap<>(runners));
    }
}
