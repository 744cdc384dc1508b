package dev.stagefan.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stagefan.timings.Samples;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawsTest {
    private static final int MANY = 100_000;

    /** The least and the greatest share that a number can be drawn from, and shares from tables. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.975, 1.959963984540054",
        "0.9, 1.2815515655446004",
        "0.001, -3.090232306167813",
        "1e-10, -6.361340902404056",
        "1e-16, -8.222082216130435",
        "0.1, -1.2815515655446004"
    })
    void knowsTheNormalDistribution(double share, double value) {
        assertThat(Normal.quantile(share)).isCloseTo(value, within(1e-9));
        assertThat(Normal.cumulative(value)).isCloseTo(share, within(1e-7));
    }

    @Test
    void drawsEachShareEquallyOften() {
        Draws.Stream stream = new Draws(1).of("anything");
        int[] tenths = new int[10];
        for (int run = 0; run < MANY; run++) {
            tenths[(int) (stream.uniform(run) * 10)]++;
        }
        assertThat(IntStream.of(tenths)).allMatch(count -> Math.abs(count - MANY / 10) < 400);
    }

    @Test
    void drawsTheSameForTheSameSeedRunAndQuantityOnly() {
        double drawn = new Draws(1).of("queue").uniform(5);

        assertThat(new Draws(1).of("queue").uniform(5)).isEqualTo(drawn);
        assertThat(new Draws(2).of("queue").uniform(5)).isNotEqualTo(drawn);
        assertThat(new Draws(1).of("queue").uniform(6)).isNotEqualTo(drawn);
        assertThat(new Draws(1).of("set-up").uniform(5)).isNotEqualTo(drawn);
    }

    @Test
    void drawsTheSameNumbersOnEveryMachine() {
        assertThat(new Draws(42).of("duration of stage build").normal(0))
                .as("as the same algorithms give it in Python, whose statistics module has AS 241")
                .isEqualTo(0.39530641770823893);
    }

    @Test
    void drawsDifferentQuantitiesIndependently() {
        Draws draws = new Draws(3);
        Draws.Stream one = draws.of("duration of stage a");
        Draws.Stream other = draws.of("duration of stage b");
        double product = IntStream.range(0, MANY)
                .mapToDouble(run -> one.normal(run) * other.normal(run))
                .average()
                .orElseThrow();
        assertThat(product).as("correlation").isCloseTo(0, within(0.02));
    }

    @Test
    void spreadsASingleNumberAroundItself() {
        Variable variable = Variable.of(Samples.of(600), 0, 0.2);
        double[] drawn = draw(variable);

        assertThat(quantile(drawn, 0.5)).as("the median is the number").isCloseTo(600, within(3.0));
        double deviation = Math.sqrt(IntStream.range(0, MANY)
                .mapToDouble(run -> Math.pow(Math.log(drawn[run] / 600), 2))
                .average()
                .orElseThrow());
        assertThat(deviation).isCloseTo(0.2, within(0.002));
    }

    @Test
    void leavesASingleNumberAloneWithoutSpread() {
        assertThat(draw(Variable.of(null, 25, 0))).containsOnly(25);
    }

    @Test
    void drawsBetweenSeveralSamplesInTheirOwnDistribution() {
        double[] drawn = draw(Variable.of(Samples.of(10, 20, 100), 0, 5));

        assertThat(DoubleStream.of(drawn)).allMatch(value -> value >= 10 && value <= 100);
        assertThat(quantile(drawn, 0.25)).isCloseTo(15, within(0.2));
        assertThat(quantile(drawn, 0.5)).as("their median").isCloseTo(20, within(0.6));
        assertThat(quantile(drawn, 0.75)).isCloseTo(60, within(0.6));
    }

    private static double[] draw(Variable variable) {
        Draws.Stream stream = new Draws(9).of("quantity");
        return IntStream.range(0, MANY)
                .mapToDouble(run -> variable.at(stream.normal(run)))
                .toArray();
    }

    private static double quantile(double[] drawn, double share) {
        return IntStream.range(0, drawn.length)
                .mapToDouble(run -> drawn[run])
                .sorted()
                .skip((long) (share * drawn.length))
                .findFirst()
                .orElseThrow();
    }
}
