package dev.stagefan.buildlog;

import dev.stagefan.buildlog.PlainProgress.Place;
import java.io.IOException;
import java.io.InputStream;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Reads the builds of a log. What kind of log it is shows in the lines: BuildKit's plain progress ({@code #12 DONE 65.3s}),
 * its rawjson progress ({@code {"vertexes":[…]}}), each also with what CI services put around it: time stamps, colours,
 * groups, the output of other steps.
 */
public final class BuildLogs {
    private static final String LOOKED_FOR = "it has no step of a build by BuildKit, neither in plain progress"
            + " (#12 [stage 2/5] RUN …) nor in rawjson ({\"vertexes\":[…]})";

    private final String name;
    private final PlainProgress plain = new PlainProgress();
    private final RawJsonProgress rawJson = new RawJsonProgress();
    private final OtherProgress other = new OtherProgress();
    private final RunnerHead runner = new RunnerHead();

    private BuildLogs(String name) {
        this.name = name;
    }

    /**
     * Reads a log to its end, a line at a time; its size does not matter. The caller closes the stream.
     *
     * @param name what the samples will be {@linkplain dev.stagefan.timings.Sample#from() from}, as {@code nightly.log} or
     *     {@code run 8123 of nightly.yml}
     * @param log UTF-8, or UTF-16 with a byte order mark; bytes that are neither count as U+FFFD
     * @throws IOException where the stream does
     */
    public static LogReading read(String name, InputStream log) throws IOException {
        BuildLogs reading = new BuildLogs(name);
        LogLines lines = LogLines.of(log);
        for (String line = lines.next(); line != null; line = lines.next()) {
            reading.line(LogLine.of(line), lines.count());
        }
        return reading.result(lines);
    }

    private void line(LogLine line, long number) {
        String text = line.text();
        if (text.startsWith("#")) {
            plain.read(text, new Place(number, line.time(), runner.label()));
        } else if (RawJsonProgress.isOne(text)) {
            rawJson.read(text, new Place(number, line.time(), runner.label()));
        } else {
            runner.read(text);
            other.read(text);
        }
    }

    private LogReading result(LogLines lines) {
        List<BuildRecord> records = new ArrayList<>(plain.end());
        records.addAll(rawJson.end());
        records.sort(Comparator.comparingLong(BuildRecord::line));
        List<BuildLog> builds = new ArrayList<>();
        int number = 0;
        for (BuildRecord record : records) {
            List<BuildLog> found = builds(record, number == 0 ? name : name + ", build " + (number + 1));
            number += found.isEmpty() ? 0 : 1;
            builds.addAll(found);
        }
        return new LogReading(builds, notes(lines, builds.isEmpty()));
    }

    private static List<BuildLog> builds(BuildRecord record, String name) {
        List<BuildLog> builds = new ArrayList<>();
        for (Map.Entry<String, List<Vertex>> target :
                BakeTargets.split(record.vertices()).entrySet()) {
            boolean any = target.getValue().stream()
                    .anyMatch(vertex -> VertexName.parse(vertex.name()).isPresent());
            if (any) {
                builds.add(new BuildLog(
                        name,
                        target.getKey().isEmpty() ? null : target.getKey(),
                        record.startedAt() == null ? null : record.startedAt().truncatedTo(ChronoUnit.SECONDS),
                        record.runner(),
                        target.getValue()));
            }
        }
        return builds;
    }

    private List<String> notes(LogLines lines, boolean empty) {
        List<String> notes = new ArrayList<>();
        if (empty) {
            notes.add(other.note().orElse(LOOKED_FOR));
        }
        if (rawJson.damaged() > 0) {
            notes.add(rawJson.damaged() + " of its lines could not be read as rawjson progress");
        }
        if (lines.cut() > 0) {
            notes.add(lines.cut() + " of its lines are too long, and were read in part");
        }
        return notes;
    }
}
