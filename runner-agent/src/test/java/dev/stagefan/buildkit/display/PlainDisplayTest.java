package dev.stagefan.buildkit.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.buildkit.BuildEvent.Began;
import dev.stagefan.buildkit.BuildEvent.Ended;
import dev.stagefan.buildkit.BuildEvent.Wrote;
import dev.stagefan.buildkit.BuildFailure.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainDisplayTest {
    private final Output output = new Output();

    @Test
    void aLineTellsWhenAndWhichStepAndWhat() {
        PlainDisplay display = new PlainDisplay(output.stream(), "");
        display.begins("stage base");
        display.on(new Began(0, "[internal] load .dockerignore", 0.1));
        display.on(new Ended(0, "[internal] load .dockerignore", 0.2, false, null));
        display.on(new Began(1, "[base 1/2] FROM alpine", 0.2));
        display.on(new Ended(1, "[base 1/2] FROM alpine", 0.2, true, null));
        display.on(new Began(2, "[base 2/2] RUN make   -j8", 0.3));
        display.on(new Wrote(2, "[base 2/2] RUN make   -j8", "\u001b[32mcc\u001b[0m\ta.c"));
        display.on(new Began(1, "[base 1/2] FROM alpine", 1));
        display.on(new Ended(1, "[base 1/2] FROM alpine", 3, false, null));
        display.on(new Ended(2, "[base 2/2] RUN make   -j8", 65.25, false, null));
        display.on(new Began(3, "exporting to image", 66));
        display.on(new Ended(3, "exporting to image", 70, false, null));
        display.succeeded();

        assertThat(output.take()).isEqualTo("""
                building stage base
                    0.2s [base 1/2] FROM alpine
                    0.2s [base 1/2] cached
                    0.3s [base 2/2] RUN make -j8
                         [base 2/2] | cc    a.c
                    3.0s [base 1/2] took 2.0 s more
                   65.3s [base 2/2] done in 65.0 s
                   70.0s exporting to image done in 4.0 s
                built
                """);
    }

    @Test
    void everyLineHasThePrefix() {
        PlainDisplay display = new PlainDisplay(output.stream(), "base |");
        display.begins("x");
        display.say("one\ntwo");
        display.on(new Wrote(0, "[1/1] RUN x", "out"));
        display.failed(Failures.of(Kind.STEP, "it did\nnot work", List.of("a", "b", "", "")));

        assertThat(output.take()).isEqualTo("""
                base | building x
                base | one
                base | two
                base |          [1/1] | out
                base | the build failed: it did not work
                base |   in [base 2/3] RUN make %, line 12
                base |   which wrote last:
                base |     a
                base |     b
                """);
    }

    @Test
    void aCancelledBuildSaysJustThat() {
        PlainDisplay display = new PlainDisplay(output.stream(), "");
        display.failed(Failures.of(Kind.CANCELLED, "the build was cancelled", List.of()));

        assertThat(output.take()).isEqualTo("the build was cancelled\n");
    }
}
