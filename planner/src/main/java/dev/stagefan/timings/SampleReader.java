package dev.stagefan.timings;

import dev.stagefan.yaml.Quantity;
import dev.stagefan.yaml.YamlException;
import dev.stagefan.yaml.YamlValue;
import dev.stagefan.yaml.YamlValue.Mapping;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads samples: one, or a list; each a plain value as {@code 65m}, or a mapping with its date and where it is from, as
 * {@code {took: 65m, at: 2026-11-24T03:12:00Z, from: nightly.log}}.
 */
enum SampleReader {
    DURATION("took") {
        @Override
        double value(YamlValue value, String what) throws YamlException {
            return Quantity.seconds(value, what);
        }
    },
    SPEED("speed") {
        @Override
        double value(YamlValue value, String what) throws YamlException {
            return Quantity.bytesPerSecond(value, what);
        }
    };

    private final String key;

    SampleReader(String key) {
        this.key = key;
    }

    /** What a sample's mapping calls its value. */
    String key() {
        return key;
    }

    abstract double value(YamlValue value, String what) throws YamlException;

    Samples read(YamlValue value, String what) throws YamlException {
        if (!(value instanceof YamlValue.Sequence)) {
            return new Samples(List.of(sample(value, what)));
        }
        List<Sample> samples = new ArrayList<>();
        for (YamlValue sample : value.sequence(what)) {
            samples.add(sample(sample, what));
        }
        if (samples.isEmpty()) {
            throw value.place().problem(what + " has no samples", "leave it out where it is unknown");
        }
        return new Samples(samples);
    }

    /** The samples under a key, or null where there is none. */
    @Nullable
    Samples find(Mapping mapping, String name, String what) throws YamlException {
        Optional<YamlValue> value = mapping.find(name);
        return value.isEmpty() ? null : read(value.get(), what);
    }

    private Sample sample(YamlValue value, String what) throws YamlException {
        if (!(value instanceof Mapping mapping)) {
            return Sample.given(value(value, what));
        }
        mapping.only(Set.of(key, "at", "from"));
        Optional<YamlValue> taken = mapping.find(key);
        if (taken.isEmpty()) {
            throw mapping.place().problem("a sample of " + what + " has no value", "say it with " + key);
        }
        Optional<YamlValue> at = mapping.find("at");
        Optional<YamlValue> from = mapping.find("from");
        return new Sample(
                value(taken.get(), what),
                at.isEmpty() ? null : instant(at.get()),
                from.isEmpty() ? null : from.get().text("from"));
    }

    private static Instant instant(YamlValue value) throws YamlException {
        String text = value.text("at");
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw value.place().problem("at is no date with a time: " + text, "write it as 2026-11-24T03:12:00Z");
        }
    }
}
