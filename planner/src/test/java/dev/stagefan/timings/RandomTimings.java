package dev.stagefan.timings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Timings as nobody would write them. */
record RandomTimings(Random random) {
    private static final String SIGNS =
            "abcXYZ019 :#-&*!|>'\"%@`{}[],?\\$/.~=<\n\t\r\u0000\u0085\u00a0\u2028\ufeffé名\ud83d\ude00";

    Timings timings() {
        return new Timings(
                map(this::lowerCase, this::stage), map(this::text, this::bytes), map(this::text, this::runner));
    }

    private <T> Map<String, T> map(Supplier<String> key, Supplier<T> value) {
        Map<String, T> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(key.get(), value.get());
        }
        return map;
    }

    private StageTiming stage() {
        List<InstructionTiming> instructions = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            instructions.add(new InstructionTiming(text(), samples(this::seconds)));
        }
        return new StageTiming(
                maybe(() -> samples(this::seconds)),
                maybe(() -> random.nextInt(1, 100) / 4.0),
                maybe(this::bytes),
                maybe(this::bytes),
                instructions);
    }

    private RunnerTiming runner() {
        return new RunnerTiming(
                maybe(() -> samples(this::seconds)),
                maybe(() -> samples(this::seconds)),
                maybe(() -> samples(this::speed)),
                maybe(() -> samples(this::speed)));
    }

    private Samples samples(Supplier<Double> value) {
        List<Sample> samples = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            samples.add(new Sample(
                    value.get(),
                    maybe(() -> Instant.ofEpochSecond(
                            random.nextInt(), random.nextBoolean() ? 0 : random.nextInt(1_000_000))),
                    maybe(this::text)));
        }
        return new Samples(samples);
    }

    private double seconds() {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(10_000);
            case 1 -> random.nextInt(200) * 60;
            case 2 -> random.nextInt(1_000_000) / 1000.0;
            case 3 -> random.nextDouble() * Math.pow(10, random.nextInt(-9, 12));
            default -> random.nextInt(100_000) / 10.0;
        };
    }

    private double speed() {
        return random.nextBoolean() ? 1 + random.nextInt(1_000_000_000) : random.nextDouble() * 1e9 + 1e-9;
    }

    private long bytes() {
        return random.nextBoolean() ? random.nextInt(1_000_000) * 1_000_000L : random.nextLong(1L << 45);
    }

    private String lowerCase() {
        return text().toLowerCase(Locale.ROOT);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int[] signs = SIGNS.codePoints().toArray();
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            text.appendCodePoint(signs[random.nextInt(signs.length)]);
        }
        return text.toString();
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }
}
