package dev.stagefan.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.clean.CleanRules.Untagged;
import dev.stagefan.clean.Decision.Reason;
import dev.stagefan.clean.StoredManifest.Content;
import dev.stagefan.clean.StoredManifest.Sort;
import dev.stagefan.reuse.Namespace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What goes, what stays, and why. */
class CleanPolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");
    private static final CleanRules OLD = rules(30, null);

    private final List<StoredManifest> stored = new ArrayList<>();

    @Test
    void whatIsOldGoesButTheNewestOfItsKind() {
        put("a", 90, stage("base", 1));
        put("b", 40, stage("base", 2));
        put("c", 35, stage("base", 3));
        put("d", 50, slice("base", 1));
        put("e", 400, stage("other", 1));

        assertThat(going(OLD))
                .isEqualTo(Map.of(
                        stage("base", 1), "90 days old, and there are 2 newer ones",
                        stage("base", 2), "40 days old, and there is a newer one"));
        assertThat(staying(OLD))
                .containsEntry(stage("base", 3), "the newest of its kind")
                .containsEntry(slice("base", 1), "the newest of its kind")
                .containsEntry(stage("other", 1), "the newest of its kind");
    }

    @Test
    void eachRuleIsAPromise() {
        for (int age = 1; age <= 6; age++) {
            put("m" + age, age * 10, stage("base", age));
        }

        assertThat(going(rules(35, null))).containsOnlyKeys(stage("base", 4), stage("base", 5), stage("base", 6));
        assertThat(going(rules(null, 2)))
                .containsOnlyKeys(stage("base", 3), stage("base", 4), stage("base", 5), stage("base", 6))
                .containsEntry(stage("base", 3), "30 days old, and there are 2 newer ones");
        assertThat(going(rules(35, 5))).containsOnlyKeys(stage("base", 6));
        assertThat(staying(rules(35, 5)))
                .containsEntry(stage("base", 1), "the newest of its kind")
                .containsEntry(stage("base", 5), "one of the last 5 of its kind");
        assertThat(staying(rules(35, null))).containsEntry(stage("base", 2), "only 20 days old");
    }

    @Test
    void whatHasNoAgeStaysAndIsNotTheNewest() {
        put("a", null, stage("base", 1));
        put("b", 90, stage("base", 2));
        put("c", 91, stage("base", 3));

        assertThat(going(OLD)).containsOnlyKeys(stage("base", 3));
        assertThat(staying(OLD))
                .containsEntry(stage("base", 1), "its age is unknown")
                .containsEntry(stage("base", 2), "the newest of its kind");
    }

    @Test
    void otherTagsStayAndKeepWhatTheyAreOn() {
        put("a", 900, "nightly");
        put("b", 90, stage("base", 1), "release");
        put("c", 40, stage("base", 2));

        CleanPlan plan = CleanPolicy.decide(stored, OLD, NOW);
        assertThat(plan.going()).isEmpty();
        assertThat(plan.others()).isEqualTo(1);
        assertThat(staying(OLD))
                .containsEntry(
                        stage("base", 1),
                        "90 days old, and there is a newer one; stays, because release is the same image");
    }

    @Test
    void whatATaggedIndexListsStaysHoweverDeep() {
        index("nightly", List.of("inner"), 1, "nightly");
        index("inner", List.of("a"), 1);
        put("a", 90, stage("base", 1));
        put("b", 40, stage("base", 2));

        assertThat(going(OLD)).isEmpty();
        assertThat(staying(OLD))
                .containsEntry(
                        stage("base", 1), "90 days old, and there is a newer one; stays, because inner lists it");
    }

    /** Half of one image is none. */
    @Test
    void anIndexGoesBeforeWhatItAloneLists() {
        index("old", List.of("image", "shared", "proof"), 90, stage("base", 1));
        index("new", List.of("shared"), 40, stage("base", 2));
        stored.add(new StoredManifest("image", List.of(), null, new Content(Sort.OTHER, List.of(), null)));
        stored.add(new StoredManifest("shared", List.of(), null, new Content(Sort.OTHER, List.of(), null)));
        stored.add(new StoredManifest("proof", List.of(), null, new Content(Sort.OTHER, List.of(), "image")));

        List<Decision> going = CleanPolicy.decide(stored, OLD, NOW).going();
        assertThat(going.stream().map(decision -> decision.manifest().digest()))
                .containsExactly("old", "image", "proof");
        assertThat(going.get(1).reasons()).containsExactly(new Reason(null, "only " + stage("base", 1) + " lists it"));
    }

    @Test
    void whatSaysSomethingOfAnImageStaysAndGoesWithIt() {
        put("a", 90, stage("base", 1));
        put("b", 40, stage("base", 2));
        stored.add(new StoredManifest("of a", List.of(), days(90), new Content(Sort.OTHER, List.of(), "a")));
        stored.add(new StoredManifest("of b", List.of(), days(90), new Content(Sort.OTHER, List.of(), "b")));

        for (Untagged untagged : Untagged.values()) {
            CleanRules rules = new CleanRules(Duration.ofDays(30), null, Set.of(), untagged);
            assertThat(CleanPolicy.decide(stored, rules, NOW).going().stream()
                            .map(decision -> decision.manifest().digest()))
                    .containsExactly("of a", "a");
        }
    }

    @Test
    void whatHasNoTagGoesWhenItIsAskedForOnly() {
        stored.add(new StoredManifest("old", List.of(), days(90), new Content(Sort.OTHER, List.of(), null)));
        stored.add(new StoredManifest("young", List.of(), days(3), new Content(Sort.OTHER, List.of(), null)));
        stored.add(new StoredManifest("ageless", List.of(), null, new Content(Sort.OTHER, List.of(), null)));
        stored.add(new StoredManifest("listed", List.of(), days(90), new Content(Sort.OTHER, List.of(), null)));
        index("young index", List.of("listed"), 3);

        assertThat(CleanPolicy.decide(stored, OLD, NOW).going()).isEmpty();
        CleanRules all = new CleanRules(Duration.ofDays(30), null, Set.of(), Untagged.GOES);
        assertThat(CleanPolicy.decide(stored, all, NOW).going()).singleElement().satisfies(decision -> {
            assertThat(decision.manifest().digest()).isEqualTo("old");
            assertThat(decision.reasons()).containsExactly(new Reason(null, "90 days old, and nothing points to it"));
        });
    }

    /** Of what is one stage's, its parts tell; without it they tell nothing. */
    @Test
    void theKeysPartsGoWithTheLastTagOfTheirStageAndBeforeIt() {
        String pull = Namespace.of("refs/pull/7/merge").prefix();
        put("a", 90, pull + ".stage-base-" + "1".repeat(32));
        put("b", null, pull + ".key-base-linux-amd64");
        put("c", 90, stage("base", 1));
        put("d", null, "main-1f2e3d4c.key-base-linux-amd64");
        put("e", null, "main-1f2e3d4c.key-gone-linux-amd64");

        assertThat(CleanPolicy.decide(stored, OLD, NOW).going().stream()
                        .map(decision -> decision.manifest().digest()))
                .containsExactly("b", "a");
        assertThat(staying(OLD))
                .containsEntry("main-1f2e3d4c.key-base-linux-amd64", "it tells of a stage that has a tag")
                .containsEntry("main-1f2e3d4c.key-gone-linux-amd64", "its age is unknown");
    }

    @Test
    void ofAPullRequestNotEvenTheNewestStays() {
        String pull = Namespace.of("refs/pull/7/merge").prefix() + ".stage-base-" + "1".repeat(32);
        put("a", 31, pull);

        assertThat(going(OLD)).containsEntry(pull, "31 days old in the namespace of a pull request");
        assertThat(staying(rules(32, null))).containsEntry(pull, "only 31 days old");
        assertThat(staying(rules(null, 1))).containsEntry(pull, "the newest of its kind");
    }

    @Test
    void aCacheGoesByItsAgeAlone() {
        cache("a", 31, "cache-base-linux-amd64");
        cache("b", 3, "cache-young-linux-amd64");
        put("c", 90, "cache-of-something-else");

        assertThat(going(OLD))
                .isEqualTo(Map.of("cache-base-linux-amd64", "31 days old; each build of its stage makes it anew"));
        assertThat(staying(OLD))
                .containsEntry("cache-young-linux-amd64", "only 3 days old")
                .containsEntry("cache-of-something-else", "it is no build cache");
        assertThat(staying(rules(null, 1)))
                .containsEntry("cache-base-linux-amd64", "the newest of its kind, as each cache is");
    }

    @Test
    void ofOtherNamespacesNothingGoes() {
        put("a", 90, stage("base", 1));
        put("b", 40, stage("base", 2));
        put("c", 90, "other-1f2e3d4c.stage-base-" + "1".repeat(32));
        put("d", 40, "other-1f2e3d4c.stage-base-" + "2".repeat(32));
        cache("e", 90, "cache-base-linux-amd64");
        CleanRules other = new CleanRules(Duration.ofDays(30), null, Set.of("other-1f2e3d4c"), Untagged.STAYS);

        assertThat(going(other)).containsOnlyKeys("other-1f2e3d4c.stage-base-" + "1".repeat(32));
        assertThat(staying(other))
                .containsEntry(stage("base", 1), "it is of another namespace")
                .containsEntry("cache-base-linux-amd64", "a cache belongs to no namespace");
    }

    private Map<String, String> going(CleanRules rules) {
        return reasons(CleanPolicy.decide(stored, rules, NOW).going());
    }

    private Map<String, String> staying(CleanRules rules) {
        return reasons(CleanPolicy.decide(stored, rules, NOW).staying());
    }

    private static Map<String, String> reasons(List<Decision> decisions) {
        return decisions.stream()
                .flatMap(decision -> decision.reasons().stream())
                .collect(Collectors.toMap(reason -> String.valueOf(reason.tag()), Reason::text));
    }

    private void put(String digest, @Nullable Integer age, String... tags) {
        stored.add(new StoredManifest(
                digest, List.of(tags), age == null ? null : days(age), new Content(Sort.OTHER, List.of(), null)));
    }

    private void index(String digest, List<String> children, int age, String... tags) {
        stored.add(new StoredManifest(digest, List.of(tags), days(age), new Content(Sort.OTHER, children, null)));
    }

    private void cache(String digest, int age, String tag) {
        stored.add(new StoredManifest(digest, List.of(tag), days(age), new Content(Sort.CACHE, List.of(), null)));
    }

    private static Instant days(int age) {
        return NOW.minus(Duration.ofDays(age));
    }

    private static CleanRules rules(@Nullable Integer days, @Nullable Integer keep) {
        return new CleanRules(days == null ? null : Duration.ofDays(days), keep, Set.of(), Untagged.STAYS);
    }

    private static String stage(String label, int key) {
        return "main-1f2e3d4c.stage-" + label + "-" + String.valueOf(key).repeat(32);
    }

    private static String slice(String label, int key) {
        return "main-1f2e3d4c.slice-" + label + "-" + String.valueOf(key).repeat(32);
    }
}
