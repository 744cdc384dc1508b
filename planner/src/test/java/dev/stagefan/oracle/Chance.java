package dev.stagefan.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Seeded choices: the same seed makes the same ones. */
final class Chance {
    private final SplittableRandom random;

    /** In percent, how often a choice that a sane author would not make is made. */
    private final int mischief;

    private Chance(SplittableRandom random, int mischief) {
        this.random = random;
        this.mischief = mischief;
    }

    static Chance of(long seed, int mischief) {
        return new Chance(new SplittableRandom(seed), mischief);
    }

    static Chance of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] levels = {0, 0, 0, 0, 1, 1, 4, 15};
        return new Chance(random, levels[random.nextInt(levels.length)]);
    }

    /** True in {@code percent} of a hundred calls. */
    boolean in(int percent) {
        return random.nextInt(100) < percent;
    }

    boolean mischief() {
        return in(mischief);
    }

    /** Between {@code least} and {@code most}, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final String make(Supplier<String>... makers) {
        return oneOf(makers).get();
    }

    List<String> some(int least, int most, Supplier<String> maker) {
        int count = between(least, most);
        List<String> made = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            made.add(maker.get());
        }
        return made;
    }
}
