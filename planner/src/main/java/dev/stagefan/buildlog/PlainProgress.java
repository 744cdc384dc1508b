package dev.stagefan.buildlog;

import dev.stagefan.buildlog.Vertex.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads BuildKit's plain progress. A build gives its vertices numbers in the order in which it first prints them, so that a
 * new build begins where the numbers do.
 *
 * <p>buildkit: util/progress/progressui/printer.go
 */
final class PlainProgress {
    private static final Pattern LINE = Pattern.compile("#(\\d{1,6}) (.*)", Pattern.DOTALL);
    private static final Pattern OUTPUT = Pattern.compile("\\d+\\.\\d+(?: .*)?", Pattern.DOTALL);
    private static final Pattern END =
            Pattern.compile("(?:DONE(?: (?<seconds>\\d{1,9}(?:\\.\\d+)?)s)?|(?<cached>CACHED)|(?<canceled>CANCELED))");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern PLACE = Pattern.compile("\\[(?:.* )?(?:\\d+/\\d+|internal|auth|context \\S+)");
    private static final int LONGEST_PLACE = 300;
    private static final String BUILDER = "building with ";
    private static final String ERROR = "ERROR";
    private static final String PAUSE = "...";

    /** So many vertices printed in sequence are a new build, and no vertex that was printed again. */
    private static final int CERTAIN = 3;

    private final List<BuildRecord> builds = new ArrayList<>();
    private Build current = new Build(0, null, null);
    private @Nullable Build suspended;

    private static final class Build {
        private final long line;
        private final @Nullable Instant startedAt;
        private final @Nullable String runner;
        private final Map<Integer, VertexRecord> vertices = new LinkedHashMap<>();
        private int last;

        Build(long line, @Nullable Instant startedAt, @Nullable String runner) {
            this.line = line;
            this.startedAt = startedAt;
            this.runner = runner;
        }

        boolean isEmpty() {
            return vertices.isEmpty();
        }

        void begin(int number, String name) {
            vertices.put(number, new VertexRecord(name));
            last = Math.max(last, number);
        }

        BuildRecord record() {
            return new BuildRecord(line, startedAt, runner, vertices.values());
        }
    }

    /** Where a line stands. */
    record Place(
            long line, @Nullable Instant time, @Nullable String runner) {}

    /** Reads a line; one that is none of plain progress is left alone. */
    void read(String text, Place place) {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            return;
        }
        int number = Integer.parseInt(line.group(1));
        String rest = line.group(2).strip();
        if (rest.equals(PAUSE)
                || OUTPUT.matcher(rest).matches()
                || DIGEST.matcher(rest).matches()) {
            return;
        }
        VertexRecord vertex = current.vertices.get(number);
        if (vertex == null && suspended != null && (isEnd(rest) || number != current.last + 1)) {
            resume();
            vertex = current.vertices.get(number);
        }
        if (vertex == null) {
            if (!isEnd(rest)) {
                first(number, rest, place);
            }
        } else if (rest.equals(vertex.name())) {
            again(number, vertex, place);
        } else if (number == 0 ? rest.startsWith(BUILDER) : isStep(rest)) {
            begin(number, rest, place);
        } else {
            more(vertex, rest);
        }
    }

    /** The builds that were read, in order. */
    List<BuildRecord> end() {
        if (suspended != null && current.vertices.size() < CERTAIN) {
            resume();
        }
        keep();
        return builds;
    }

    private static boolean isEnd(String rest) {
        return rest.startsWith(ERROR) || END.matcher(rest).matches();
    }

    /** Whether this is a name as {@code [base 2/4] RUN make} or {@code [internal] load build context}. */
    private static boolean isStep(String rest) {
        int end = rest.indexOf("] ");
        return rest.startsWith("[")
                && end > 0
                && end < LONGEST_PLACE
                && PLACE.matcher(rest).region(0, end).matches();
    }

    /** A vertex is named for the first time. Something else that has a number sign in front is not taken for one. */
    private void first(int number, String name, Place place) {
        boolean shaped = isStep(name) || (number == 0 && name.startsWith(BUILDER));
        if (current.isEmpty()) {
            if (shaped || number == 1) {
                begin(number, name, place);
            }
        } else if (shaped && number < current.last && number <= 1) {
            begin(number, name, place);
        } else if (shaped || number == current.last + 1) {
            current.begin(number, name);
            if (suspended != null && current.vertices.size() >= CERTAIN) {
                settle();
            }
        }
    }

    /** A vertex is named again: because lines of others came between, or because the same build is run again. */
    private void again(int number, VertexRecord vertex, Place place) {
        if (number == 0) {
            begin(number, vertex.name(), place);
        } else if (number == 1 && vertex.isFinished() && current.vertices.size() >= CERTAIN && suspended == null) {
            suspended = current;
            current = new Build(place.line(), place.time(), place.runner());
            current.begin(number, vertex.name());
        }
    }

    private void begin(int number, String name, Place place) {
        if (suspended != null) {
            settle();
        }
        keep();
        current = new Build(place.line(), place.time(), place.runner());
        current.begin(number, name);
    }

    private void keep() {
        if (!current.isEmpty()) {
            builds.add(current.record());
        }
    }

    private void settle() {
        if (suspended != null) {
            builds.add(suspended.record());
            suspended = null;
        }
    }

    /** It was no new build after all. */
    private void resume() {
        if (suspended != null) {
            Build before = suspended;
            current.vertices.forEach((number, vertex) -> {
                VertexRecord known = before.vertices.get(number);
                if (known != null && known.name().equals(vertex.name())) {
                    known.absorb(vertex);
                }
            });
            current = before;
            suspended = null;
        }
    }

    private static void more(VertexRecord vertex, String rest) {
        Matcher end = END.matcher(rest);
        if (rest.startsWith(ERROR)) {
            vertex.end(Outcome.FAILED, null);
        } else if (!end.matches()) {
            PlainStatus.parse(rest).ifPresent(vertex::add);
        } else if (end.group("cached") != null) {
            vertex.end(Outcome.CACHED, null);
        } else if (end.group("canceled") != null) {
            vertex.end(Outcome.CANCELED, null);
        } else {
            String seconds = end.group("seconds");
            vertex.end(Outcome.COMPLETED, seconds == null ? null : Double.valueOf(seconds));
        }
    }
}
