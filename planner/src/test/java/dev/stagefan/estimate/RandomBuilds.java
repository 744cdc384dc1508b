package dev.stagefan.estimate;

import dev.stagefan.fleet.Fleet;
import dev.stagefan.fleet.Overrides;
import dev.stagefan.fleet.Runner;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random Dockerfiles with timings and runners, the same for the same seed. */
final class RandomBuilds {
    private static final int MOST_STAGES = 10;
    private static final long MB = 1_000_000;

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, StageTiming> timings = new LinkedHashMap<>();

    private RandomBuilds(long seed) {
        random = new Random(seed);
    }

    static Examples.Case of(long seed) throws Exception {
        return new RandomBuilds(seed).build();
    }

    private Examples.Case build() throws Exception {
        int stages = 1 + random.nextInt(MOST_STAGES);
        for (int stage = 0; stage < stages; stage++) {
            text.append("FROM ")
                    .append(base(stage))
                    .append(" AS s")
                    .append(stage)
                    .append('\n');
            if (random.nextInt(8) > 0) {
                text.append("RUN s").append(stage).append('\n');
            }
            for (int other = 0; other < stage; other++) {
                if (random.nextInt(4) == 0) {
                    text.append("COPY --from=s").append(other);
                    text.append(random.nextBoolean() ? " /out /in" : " / /all").append('\n');
                }
            }
            if (random.nextInt(8) > 0) {
                timings.put("s" + stage, timing());
            }
        }
        Runner runner = new Runner(
                "box",
                "linux/amd64",
                4,
                0.01,
                1 + random.nextInt(3),
                random.nextInt(60),
                random.nextInt(60),
                50e6,
                25e6,
                3 * 3600,
                List.of());
        return Examples.of(
                text.toString(),
                new Timings(timings, Map.of("debian", random.nextInt(2000) * MB), Map.of()),
                Examples.settings(new Fleet(List.of(runner), 1 + random.nextInt(6)), Overrides.NONE));
    }

    private String base(int stage) {
        return stage == 0 || random.nextInt(3) == 0 ? "debian" : "s" + random.nextInt(stage);
    }

    private StageTiming timing() {
        @Nullable Double cores = random.nextBoolean() ? Double.valueOf(1 + random.nextInt(4)) : null;
        @Nullable Long image = random.nextBoolean() ? Long.valueOf(random.nextInt(4000) * MB) : null;
        return new StageTiming(Samples.of(random.nextInt(4000)), cores, image, null, List.of());
    }
}
