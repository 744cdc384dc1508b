package dev.stagefan.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CaseMakerTest {
    private static final BuildCase FIXTURE = BuildCase.ofText("fixture", "FROM a AS b\nRUN c\n", RequestMaker.PLAIN);

    @Test
    void makesTheSameCasesOfTheSameSeeds() {
        assertThat(made()).isEqualTo(made());
    }

    @Test
    void makesACaseAmongManyThatItMakesAlone() {
        assertThat(CaseMaker.of(Stream.of(FIXTURE)).make(17)).isEqualTo(made().get(17));
    }

    @Test
    void makesDifferentCasesOfDifferentSeeds() {
        assertThat(made().stream().map(BuildCase::content).distinct().count()).isGreaterThan(180);
    }

    private static List<BuildCase> made() {
        CaseMaker maker = CaseMaker.of(Stream.of(FIXTURE));
        return LongStream.range(0, 200).mapToObj(maker::make).toList();
    }
}
