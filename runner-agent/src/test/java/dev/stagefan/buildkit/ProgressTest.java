package dev.stagefan.buildkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.stagefan.buildkit.BuildEvent.Began;
import dev.stagefan.buildkit.BuildEvent.Ended;
import dev.stagefan.buildkit.BuildEvent.Moved;
import dev.stagefan.buildkit.BuildEvent.Named;
import dev.stagefan.buildkit.BuildEvent.Wrote;
import dev.stagefan.record.BuildTrace;
import dev.stagefan.record.BuildTrace.Ending;
import dev.stagefan.record.BuildTrace.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final String RUN = "[base 2/2] RUN";

    @Test
    void aStepIsNamedThenBeginsThenWritesThenEnds() {
        List<BuildEvent> events = Streams.events("pushed.rawjson").stream()
                .filter(event -> event.name().startsWith(RUN))
                .toList();

        assertThat(events)
                .extracting(Object::getClass)
                .containsExactly(Named.class, Began.class, Wrote.class, Wrote.class, Wrote.class, Ended.class);
        assertThat(events)
                .filteredOn(Wrote.class::isInstance)
                .extracting(event -> ((Wrote) event).line())
                .containsExactly("hello", "100%", "half");
        assertThat(events.get(1))
                .isInstanceOfSatisfying(
                        Began.class, began -> assertThat(began.atSeconds()).isBetween(0.5, 60.0));
    }

    @Test
    void timesCountFromTheCallWhateverTheEnginesClockSays() {
        List<BuildEvent> events = Streams.events("pushed.rawjson");

        assertThat(events.stream().filter(Began.class::isInstance).findFirst())
                .get()
                .isInstanceOfSatisfying(
                        Began.class, began -> assertThat(began.atSeconds()).isEqualTo(0.5, within(1e-9)));
    }

    @Test
    void theTraceHasEveryStepInItsOrder() {
        Progress progress = Streams.read(Streams.lines("pushed.rawjson"), BuildListener.NONE);

        BuildTrace trace = progress.trace("stage-1", 3, true);

        assertThat(trace.purpose()).isEqualTo("stage-1");
        assertThat(trace.startedAt()).isEqualTo(Streams.CALLED);
        assertThat(trace.seconds()).isEqualTo(3);
        assertThat(trace.succeeded()).isTrue();
        assertThat(trace.steps())
                .extracting(step -> step.name().replaceAll(" docker.io/.*| head -c.*", ""), Step::ending)
                .containsExactly(
                        tuple("[internal] load build definition from Dockerfile", Ending.COMPLETED),
                        tuple("[internal] load metadata for", Ending.COMPLETED),
                        tuple("[internal] load .dockerignore", Ending.COMPLETED),
                        tuple("[stage-1 3/3] RUN echo two", Ending.COMPLETED),
                        tuple("[stage-1 2/3] COPY --from=base /big /big", Ending.COMPLETED),
                        tuple("[base 2/2] RUN", Ending.COMPLETED),
                        tuple("[base 1/2] FROM", Ending.CACHED),
                        tuple("exporting to image", Ending.COMPLETED),
                        tuple("exporting cache to registry", Ending.COMPLETED));
        assertThat(trace.pulledBytes()).isZero();
        assertThat(trace.pushedBytes())
                .as("BuildKit does not say how much it pushes")
                .isNull();
    }

    @Test
    void aStepThatWasCachedStaysSoWhenItsLayersAreLoadedLater() {
        List<BuildEvent> events = new ArrayList<>();
        Progress progress = Streams.read(Streams.lines("cached-then-loaded.rawjson"), events::add);

        BuildTrace trace = progress.trace("stage-1", 3, true);

        assertThat(trace.steps())
                .filteredOn(step -> step.name().startsWith(RUN))
                .extracting(Step::ending, Step::seconds)
                .containsExactly(tuple(Ending.CACHED, null));
        assertThat(trace.steps())
                .filteredOn(step -> step.name().contains("wc -c"))
                .extracting(Step::ending)
                .containsExactly(Ending.COMPLETED);
        assertThat(trace.pulledBytes()).isBetween(3_000_000L, 3_100_000L);
        assertThat(trace.pushedBytes()).as("nothing was pushed").isZero();
        assertThat(events)
                .filteredOn(event -> event instanceof Ended && event.name().startsWith(RUN))
                .extracting(event -> ((Ended) event).cached())
                .containsExactly(true, false, false);
        assertThat(events)
                .anyMatch(event ->
                        event instanceof Moved moved && moved.what().startsWith("sha256:") && moved.currentBytes() > 0);
    }

    @Test
    void aBuildThatWasCutOffHasStepsThatDidNotEnd() {
        List<String> lines = new ArrayList<>(Streams.lines("cancelled.rawjson").stream()
                .filter(line -> line.startsWith("{"))
                .toList());
        String last = lines.remove(lines.size() - 1);
        lines.add(last.substring(0, last.length() / 2));

        BuildTrace trace = Streams.read(lines, BuildListener.NONE).trace("stage-0", 1, false);

        assertThat(trace.steps())
                .filteredOn(step -> step.name().contains("sleep"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.ending()).isEqualTo(Ending.UNFINISHED);
                    assertThat(step.startSeconds()).isNotNull();
                    assertThat(step.seconds()).isNull();
                });
    }

    @Test
    void aCancelledStepIsNoFailure() {
        Progress progress = Streams.read(Streams.lines("cancelled.rawjson"), BuildListener.NONE);

        assertThat(progress.failed()).isEmpty();
        assertThat(progress.trace("stage-0", 1, false).steps())
                .filteredOn(step -> step.name().contains("sleep"))
                .extracting(Step::ending)
                .containsExactly(Ending.CANCELLED);
    }

    @Test
    void whatIsNotKnownIsPassedOver() {
        List<BuildEvent> events = new ArrayList<>();
        Progress progress = Streams.read(
                List.of(
                        "{\"warnings\":[{\"level\":1}],\"new\":{\"field\":[1]}}",
                        "[]",
                        "not JSON",
                        "{\"vertexes\":[{\"name\":\"without a digest\"}]}",
                        "{\"logs\":[{\"vertex\":\"sha256:unknown\",\"data\":\"aGVsbG8K\"}]}",
                        "{\"statuses\":[{\"vertex\":\"sha256:unknown\",\"id\":\"x\",\"current\":1}]}",
                        "{\"vertexes\":[{\"digest\":\"sha256:1\",\"name\":\"one\",\"started\":\"yesterday\"}]}",
                        "{\"logs\":[{\"vertex\":\"sha256:1\",\"data\":\"***\"}]}"),
                events::add);

        assertThat(events).containsExactly(new Named(0, "one"));
        assertThat(progress.trace("image", 1, true).steps())
                .containsExactly(new Step("one", Ending.UNFINISHED, null, null));
    }
}
