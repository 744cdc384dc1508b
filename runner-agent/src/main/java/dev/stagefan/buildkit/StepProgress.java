package dev.stagefan.buildkit;

import dev.stagefan.buildkit.BuildEvent.Wrote;
import dev.stagefan.buildlog.VertexProgress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A vertex of a build that runs, with the last lines that it wrote. */
final class StepProgress {
    static final int LAST_LINES = 40;

    private final int index;
    private final String name;
    private final BuildListener listener;
    private final VertexProgress progress;
    private final Set<String> begun = new HashSet<>();
    private final Map<Integer, OutputLines> streams = new TreeMap<>();
    private final Deque<String> last = new ArrayDeque<>();

    StepProgress(int index, String name, BuildListener listener) {
        this.index = index;
        this.name = name;
        this.listener = listener;
        this.progress = new VertexProgress(name);
    }

    int index() {
        return index;
    }

    String name() {
        return name;
    }

    VertexProgress progress() {
        return progress;
    }

    /** Whether an interval of it was not heard of before. */
    boolean isNew(String digest, Instant started) {
        return begun.add(digest + started);
    }

    void write(int stream, byte[] bytes) {
        streams.computeIfAbsent(stream, number -> new OutputLines(this::wrote)).add(bytes);
    }

    void flush() {
        streams.values().forEach(OutputLines::flush);
    }

    private void wrote(String line) {
        last.addLast(line);
        if (last.size() > LAST_LINES) {
            last.removeFirst();
        }
        listener.on(new Wrote(index, name, line));
    }

    List<String> lastLines() {
        return List.copyOf(last);
    }
}
