package dev.stagefan.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.graph.BuildRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
    private static final BuildCase FOUND = BuildCase.ofText(
                    "found", "FROM a\nRUN one two three\nRUN four\nCOPY x y\n", RequestMaker.PLAIN)
            .withRequest(new BuildRequest(
                    "t",
                    Map.of("A", "1"),
                    RequestMaker.PLAIN.platform(),
                    RequestMaker.PLAIN.buildPlatform(),
                    Map.of()));

    @Test
    void keepsTheLinesAndWordsWithoutWhichNothingShows() {
        BuildCase small = new Shrinker(tried -> tried.text().contains("two"), 1_000).shrink(FOUND);
        assertThat(small.text()).isEqualTo("two");
        assertThat(small.request()).isEqualTo(RequestMaker.PLAIN);
    }

    @Test
    void keepsOfTheRequestWhatIsNeeded() {
        BuildCase small = new Shrinker(tried -> tried.request().buildArgs().containsKey("A"), 1_000).shrink(FOUND);
        assertThat(small.request().target()).isNull();
        assertThat(small.request().buildArgs()).containsOnlyKeys("A");
    }

    @Test
    void givesUpAfterItsTries() {
        BuildCase small = new Shrinker(tried -> true, 0).shrink(FOUND);
        assertThat(small).isEqualTo(FOUND);
    }
}
