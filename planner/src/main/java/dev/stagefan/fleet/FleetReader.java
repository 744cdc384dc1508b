package dev.stagefan.fleet;

import dev.stagefan.yaml.Quantity;
import dev.stagefan.yaml.YamlException;
import dev.stagefan.yaml.YamlValue;
import dev.stagefan.yaml.YamlValue.Entry;
import dev.stagefan.yaml.YamlValue.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the runners of a settings file:
 *
 * <pre>{@code
 * at-once: 40
 * runners:
 *   ubuntu-24.04:                # GitHub's own labels are known: say only what differs
 *     queue: 20s
 *   big-runner:
 *     like: ubuntu-24.04         # where the rest comes from; ubuntu-24.04 if not said
 *     platform: linux/amd64
 *     cores: 16
 *     price: 0.042               # US dollars a minute
 *     at-once: 4
 *     queue: 30s                 # until it starts
 *     set-up: 40s                # until it can build
 *     download: 100 MB/s
 *     upload: 60 MB/s
 *     job-limit: 6h
 * }</pre>
 *
 * <p>The runners listed are preferred to GitHub's, in their order.
 */
final class FleetReader {
    private static final Set<String> KEYS = Set.of(
            "like", "platform", "cores", "price", "at-once", "queue", "set-up", "download", "upload", "job-limit");

    private FleetReader() {}

    static Fleet read(YamlValue value) throws YamlException {
        Mapping fleet = value.mapping("fleet").only(Set.of("at-once", "runners"));
        Optional<YamlValue> atOnce = fleet.find("at-once");
        int most = atOnce.isEmpty() ? Fleet.GITHUB.atOnce() : Quantity.count(atOnce.get(), "at-once");
        List<Runner> runners = new ArrayList<>();
        Optional<YamlValue> listed = fleet.find("runners");
        if (listed.isPresent()) {
            for (Entry entry : listed.get().mapping("runners").entries().values()) {
                runners.add(runner(entry, most));
            }
        }
        Fleet own = new Fleet(runners, most);
        for (Runner hosted : Fleet.GITHUB.runners()) {
            if (own.find(hosted.label()).isEmpty()) {
                runners.add(withAtOnce(hosted, most));
            }
        }
        return new Fleet(runners, most);
    }

    private static Runner withAtOnce(Runner like, int atOnce) {
        return new Runner(
                like.label(),
                like.platform(),
                like.cores(),
                like.pricePerMinute(),
                atOnce,
                like.queueSeconds(),
                like.setUpSeconds(),
                like.downBytesPerSecond(),
                like.upBytesPerSecond(),
                like.limitSeconds(),
                like.assumed());
    }

    private static Runner runner(Entry entry, int mostAtOnce) throws YamlException {
        String label = entry.key().text();
        Mapping settings = entry.value().mapping("runner " + label).only(KEYS);
        Runner like = like(label, settings);
        Reading reading = new Reading(label, settings);
        return new Runner(
                label,
                reading.text("platform", like.platform()),
                reading.positive("cores", like.cores()),
                reading.number("price", like.pricePerMinute()),
                reading.count("at-once", mostAtOnce),
                reading.seconds("queue", like.queueSeconds()),
                reading.seconds("set-up", like.setUpSeconds()),
                reading.speed("download", like.downBytesPerSecond()),
                reading.speed("upload", like.upBytesPerSecond()),
                reading.seconds("job-limit", like.limitSeconds()),
                like.assumed().stream()
                        .filter(key -> settings.find(key).isEmpty())
                        .toList());
    }

    private static Runner like(String label, Mapping settings) throws YamlException {
        Optional<YamlValue> like = settings.find("like");
        if (like.isEmpty()) {
            return Fleet.GITHUB.find(label).orElse(Fleet.GITHUB.runners().get(0));
        }
        String other = like.get().text("like");
        Optional<Runner> found = Fleet.GITHUB.find(other);
        if (found.isEmpty()) {
            throw like.get()
                    .place()
                    .problem(
                            "no runner of GitHub's is called " + other,
                            "there are: " + String.join(", ", Fleet.GITHUB.labels()));
        }
        return found.get();
    }

    /** The settings of one runner, each with what holds where it is not given. */
    private record Reading(String label, Mapping settings) {
        String text(String key, String otherwise) throws YamlException {
            Optional<YamlValue> value = settings.find(key);
            return value.isEmpty() ? otherwise : value.get().text(what(key));
        }

        double number(String key, double otherwise) throws YamlException {
            Optional<YamlValue> value = settings.find(key);
            return value.isEmpty() ? otherwise : Quantity.number(value.get(), what(key));
        }

        double positive(String key, double otherwise) throws YamlException {
            Optional<YamlValue> value = settings.find(key);
            double number = number(key, otherwise);
            if (value.isPresent() && number <= 0) {
                throw value.get().place().problem(what(key) + " must be more than 0");
            }
            return number;
        }

        int count(String key, int otherwise) throws YamlException {
            Optional<YamlValue> value = settings.find(key);
            return value.isEmpty() ? otherwise : Quantity.count(value.get(), what(key));
        }

        double seconds(String key, double otherwise) throws YamlException {
            Optional<YamlValue> value = settings.find(key);
            return value.isEmpty() ? otherwise : Quantity.seconds(value.get(), what(key));
        }

        double speed(String key, double otherwise) throws YamlException {
            Optional<YamlValue> value = settings.find(key);
            return value.isEmpty() ? otherwise : Quantity.bytesPerSecond(value.get(), what(key));
        }

        private String what(String key) {
            return key + " of runner " + label;
        }
    }
}
