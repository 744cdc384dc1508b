package dev.stagefan.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.clean.CleanException.Reach;
import dev.stagefan.clean.CleanRules.Untagged;
import dev.stagefan.clean.StoredManifest.Content;
import dev.stagefan.clean.StoredManifest.Sort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds of every cleaning of every repository, on some thousands that chance made. */
class CleanPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");
    private static final int CASES = 2000;
    private static final List<String> LABELS = List.of("base", "base-x", "build");
    private static final List<String> NAMESPACES = List.of("main-1f2e3d4c", "other-1f2e3d4c");

    /** A repository as a registry has it, which removes a manifest and nothing else, and fails when it is told to. */
    private static final class Kept implements CleanStore {
        private final Map<String, StoredManifest> manifests = new TreeMap<>();
        private final Set<String> refusing = new HashSet<>();
        private int untilItFails = Integer.MAX_VALUE;

        Kept(List<StoredManifest> stored) {
            stored.forEach(manifest -> manifests.put(manifest.digest(), manifest));
        }

        @Override
        public List<StoredManifest> read() {
            return List.copyOf(manifests.values());
        }

        @Override
        public void delete(StoredManifest manifest) throws CleanException {
            if (untilItFails-- == 0) {
                throw new CleanException("could not because it is over", Reach.ALL);
            }
            if (refusing.contains(manifest.digest())) {
                throw new CleanException("could not because it is refused", Reach.ONE);
            }
            manifests.remove(manifest.digest());
        }
    }

    @Test
    void nothingThatStaysMissesAPart() throws Exception {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            List<StoredManifest> before = repository(random);
            CleanRules rules = rules(random);
            Kept kept = new Kept(before);
            before.stream()
                    .filter(manifest -> random.nextInt(10) == 0)
                    .forEach(manifest -> kept.refusing.add(manifest.digest()));
            Cleaner.carryOut(CleanPolicy.decide(kept.read(), rules, NOW), kept, decision -> {});

            assertWhole(before, kept, seed);
        }
    }

    @Test
    void oneThatIsStoppedHasLostNothingAndGoesOn() throws Exception {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            List<StoredManifest> before = repository(random);
            CleanRules rules = rules(random);
            CleanPlan plan = CleanPolicy.decide(before, rules, NOW);
            if (plan.going().isEmpty()) {
                continue;
            }
            Kept kept = new Kept(before);
            kept.untilItFails = random.nextInt(plan.going().size());
            assertThatThrownBy(() -> Cleaner.carryOut(plan, kept, decision -> {}))
                    .isInstanceOf(CleanException.class);
            assertWhole(before, kept, seed);

            kept.untilItFails = Integer.MAX_VALUE;
            Cleaner.carryOut(CleanPolicy.decide(kept.read(), rules, NOW), kept, decision -> {});
            Set<String> tags = tags(kept.read());
            Kept atOnce = new Kept(before);
            Cleaner.carryOut(plan, atOnce, decision -> {});
            assertThat(tags).as("seed " + seed).isEqualTo(tags(atOnce.read()));
        }
    }

    @Test
    void foreignTagsAndTheNewestOfEachKindStay() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            List<StoredManifest> before = repository(random);
            CleanPlan plan = CleanPolicy.decide(before, rules(random), NOW);
            Set<String> gone = plan.going().stream()
                    .flatMap(decision -> decision.manifest().tags().stream())
                    .collect(Collectors.toSet());

            assertThat(gone)
                    .as("seed " + seed)
                    .allMatch(tag -> OwnTag.parse(tag).isPresent());
            assertThat(newest(before)).as("seed " + seed).noneMatch(gone::contains);
            assertThat(plan.going())
                    .allMatch(decision -> decision.manifest().tags().isEmpty()
                            || decision.manifest().created() != null
                            || decision.manifest().tags().stream().allMatch(tag -> tag.contains(".key-")));
        }
    }

    /** What has a tag has all that it lists, and that is there before; so has what is left of what has none. */
    private static void assertWhole(List<StoredManifest> before, Kept kept, int seed) {
        Set<String> were = before.stream().map(StoredManifest::digest).collect(Collectors.toSet());
        for (StoredManifest manifest : kept.read()) {
            assertThat(manifest.content().children().stream().filter(were::contains))
                    .as("seed " + seed)
                    .allMatch(kept.manifests::containsKey);
        }
    }

    private static Set<String> tags(List<StoredManifest> stored) {
        return stored.stream().flatMap(manifest -> manifest.tags().stream()).collect(Collectors.toSet());
    }

    private static List<String> newest(List<StoredManifest> stored) {
        Map<String, List<StoredManifest>> kinds = new HashMap<>();
        Map<String, String> tags = new HashMap<>();
        for (StoredManifest manifest : stored) {
            for (String tag : manifest.tags()) {
                OwnTag.parse(tag)
                        .filter(OwnTag::isKeyed)
                        .filter(own -> manifest.created() != null)
                        .ifPresent(own -> {
                            kinds.computeIfAbsent(own.kind(), kind -> new ArrayList<>())
                                    .add(manifest);
                            tags.merge(
                                    own.kind() + manifest.digest(),
                                    tag,
                                    (one, other) -> one.compareTo(other) < 0 ? one : other);
                        });
            }
        }
        return kinds.entrySet().stream()
                .map(kind -> tags.get(kind.getKey()
                        + kind.getValue().stream()
                                .max(Comparator.comparing(StoredManifest::created)
                                        .thenComparing(
                                                manifest -> tags.get(kind.getKey() + manifest.digest()),
                                                Comparator.reverseOrder()))
                                .orElseThrow()
                                .digest()))
                .toList();
    }

    private static CleanRules rules(Random random) {
        boolean age = random.nextBoolean();
        return new CleanRules(
                age ? Duration.ofDays(random.nextInt(60)) : null,
                age && random.nextBoolean() ? null : (Integer) (1 + random.nextInt(3)),
                random.nextInt(4) == 0 ? Set.of(NAMESPACES.get(0)) : Set.of(),
                random.nextInt(3) == 0 ? Untagged.GOES : Untagged.STAYS);
    }

    /** Each manifest may list those made before it, as a digest has it. */
    private static List<StoredManifest> repository(Random random) {
        List<StoredManifest> stored = new ArrayList<>();
        Set<String> used = new HashSet<>();
        int count = 1 + random.nextInt(14);
        for (int i = 0; i < count; i++) {
            List<String> children = new ArrayList<>();
            for (StoredManifest other : stored) {
                if (random.nextInt(5) == 0) {
                    children.add(other.digest());
                }
            }
            if (random.nextInt(8) == 0) {
                children.add("elsewhere");
            }
            String subject = stored.isEmpty() || random.nextInt(6) > 0
                    ? null
                    : stored.get(random.nextInt(stored.size())).digest();
            List<String> tags = new ArrayList<>();
            while (random.nextInt(5) < 3) {
                String tag = tag(random);
                if (used.add(tag)) {
                    tags.add(tag);
                }
            }
            Instant created = random.nextInt(6) == 0 ? null : NOW.minus(Duration.ofDays(random.nextInt(90)));
            Sort sort = random.nextInt(4) == 0 ? Sort.CACHE : Sort.OTHER;
            stored.add(new StoredManifest("m" + i, tags, created, new Content(sort, children, subject)));
        }
        return stored;
    }

    private static String tag(Random random) {
        String namespace = NAMESPACES.get(random.nextInt(NAMESPACES.size()));
        String label = LABELS.get(random.nextInt(LABELS.size()));
        String key = "%032x".formatted(random.nextInt(6));
        return switch (random.nextInt(8)) {
            case 0 -> "nightly-" + random.nextInt(5);
            case 1 -> "cache-" + label + "-linux-amd64";
            case 2 -> namespace + ".key-" + label + "-linux-amd64";
            case 3 -> namespace + ".slice-" + label + "-" + key;
            default -> namespace + ".stage-" + label + "-" + key;
        };
    }
}
