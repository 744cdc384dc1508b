package dev.stagefan.clean;

import dev.stagefan.clean.CleanRules.Untagged;
import dev.stagefan.clean.Decision.Fate;
import dev.stagefan.clean.Decision.Reason;
import dev.stagefan.clean.TagVerdicts.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides what goes. Nothing goes that has a tag that stays, or that something points to that stays: a registry removes a
 * manifest with all its tags, and without regard to indexes that list it.
 */
public final class CleanPolicy {
    private final Map<String, StoredManifest> stored = new TreeMap<>();
    private final Map<String, List<StoredManifest>> parents = new TreeMap<>();
    private final Map<String, Verdict> verdicts;
    private final CleanRules rules;
    private final Instant now;
    private final Set<String> going = new LinkedHashSet<>();

    private CleanPolicy(List<StoredManifest> stored, CleanRules rules, Instant now) {
        for (StoredManifest manifest : stored) {
            this.stored.put(manifest.digest(), manifest);
            manifest.content()
                    .children()
                    .forEach(child -> parents.computeIfAbsent(child, digest -> new ArrayList<>())
                            .add(manifest));
        }
        this.verdicts = TagVerdicts.of(stored, rules, now);
        this.rules = rules;
        this.now = now;
    }

    /**
     * Decides.
     *
     * @param stored all manifests of a repository that have a tag, and all others that may go
     */
    public static CleanPlan decide(List<StoredManifest> stored, CleanRules rules, Instant now) {
        CleanPolicy policy = new CleanPolicy(stored, rules, now);
        policy.choose();
        return policy.plan();
    }

    private void choose() {
        stored.values().stream()
                .filter(this::allTagsGo)
                .map(StoredManifest::digest)
                .forEach(going::add);
        Set<String> below = reachable(going);
        for (StoredManifest manifest : stored.values()) {
            if (manifest.tags().isEmpty() && (below.contains(manifest.digest()) || mayGoUntagged(manifest))) {
                going.add(manifest.digest());
            }
        }
        // What says something of a manifest goes with it.
        stored.values().stream()
                .filter(manifest ->
                        manifest.tags().isEmpty() && isGoing(manifest.content().subject()))
                .map(StoredManifest::digest)
                .forEach(going::add);
        while (going.removeAll(needed())) {
            // What was to go and is needed needs others.
        }
    }

    private Set<String> needed() {
        Set<String> staying = new HashSet<>(stored.keySet());
        staying.removeAll(going);
        Set<String> needed = reachable(staying);
        stored.values().stream()
                .filter(manifest ->
                        staying.contains(String.valueOf(manifest.content().subject())))
                .map(StoredManifest::digest)
                .filter(digest -> tags(digest).isEmpty())
                .forEach(needed::add);
        return needed;
    }

    private boolean isGoing(@Nullable String digest) {
        return digest != null && going.contains(digest);
    }

    private boolean allTagsGo(StoredManifest manifest) {
        return !manifest.tags().isEmpty()
                && manifest.tags().stream().allMatch(tag -> {
                    Verdict verdict = verdicts.get(tag);
                    return verdict != null && verdict.fate() == Fate.GOES;
                });
    }

    private boolean mayGoUntagged(StoredManifest manifest) {
        Instant created = manifest.created();
        Duration olderThan = rules.olderThan();
        return rules.untagged() == Untagged.GOES
                && created != null
                && olderThan != null
                && created.isBefore(now.minus(olderThan));
    }

    /** These, and all that they list, and what that lists. */
    private Set<String> reachable(Set<String> digests) {
        Set<String> reached = new HashSet<>(digests);
        Deque<String> next = new ArrayDeque<>(digests);
        while (!next.isEmpty()) {
            StoredManifest manifest = stored.get(next.remove());
            if (manifest != null) {
                manifest.content().children().stream().filter(reached::add).forEach(next::add);
            }
        }
        return reached;
    }

    private CleanPlan plan() {
        List<StoredManifest> goes = stored.values().stream()
                .filter(manifest -> going.contains(manifest.digest()))
                .sorted(Comparator.comparingInt(this::turn)
                        .thenComparing(manifest -> String.valueOf(manifest.created()))
                        .thenComparing(StoredManifest::digest))
                .toList();
        List<StoredManifest> stays = stored.values().stream()
                .filter(manifest -> !going.contains(manifest.digest()))
                .filter(manifest -> manifest.tags().stream().anyMatch(verdicts::containsKey))
                .sorted(Comparator.comparing(manifest -> manifest.tags().get(0)))
                .toList();
        return new CleanPlan(
                goes.stream().map(this::whyItGoes).toList(),
                stays.stream().map(this::whyItStays).toList(),
                stored.size() - goes.size() - stays.size());
    }

    /**
     * When it goes, so that one who stops half-way has lost nothing but the place: what says something of others before
     * them, and an index before what it lists, since a tag whose image is not whole would still be found.
     */
    private int turn(StoredManifest manifest) {
        boolean tells = manifest.content().subject() != null
                || manifest.tags().stream()
                        .flatMap(tag -> OwnTag.parse(tag).stream())
                        .anyMatch(tag -> tag.product() == OwnTag.Product.PARTS);
        boolean isListed = parents.containsKey(manifest.digest());
        return tells && !isListed ? 0 : 1 + depth(manifest.digest());
    }

    private int depth(String digest) {
        return parents.getOrDefault(digest, List.of()).stream()
                .filter(parent -> going.contains(parent.digest()))
                .mapToInt(parent -> 1 + depth(parent.digest()))
                .max()
                .orElse(0);
    }

    private Decision whyItGoes(StoredManifest manifest) {
        if (!manifest.tags().isEmpty()) {
            return new Decision(manifest, Fate.GOES, tagReasons(manifest, ""));
        }
        List<String> parents = parents(manifest.digest());
        String reason = !parents.isEmpty()
                ? "only " + parents.get(0) + " lists it"
                : isGoing(manifest.content().subject())
                        ? "it says something of " + manifest.content().subject() + " only"
                        : untaggedReason(manifest);
        return new Decision(manifest, Fate.GOES, List.of(new Reason(null, reason)));
    }

    private String untaggedReason(StoredManifest manifest) {
        Instant created = manifest.created();
        String age = created == null ? "" : TagVerdicts.days(Duration.between(created, now)) + " old, ";
        return age + "and nothing points to it";
    }

    private Decision whyItStays(StoredManifest manifest) {
        String more = "";
        if (allTagsGo(manifest)) {
            List<String> parents = parents(manifest.digest());
            more = "; stays, because " + (parents.isEmpty() ? "something" : parents.get(0)) + " lists it";
        } else if (manifest.tags().size() > 1) {
            String other = manifest.tags().stream()
                    .filter(tag -> !goes(tag))
                    .findFirst()
                    .orElseThrow();
            more = "; stays, because " + other + " is the same image";
        }
        return new Decision(manifest, Fate.STAYS, tagReasons(manifest, more));
    }

    /** {@code more}: what is added for tags that would go. */
    private List<Reason> tagReasons(StoredManifest manifest, String more) {
        List<Reason> reasons = new ArrayList<>();
        for (String tag : manifest.tags()) {
            Verdict verdict = verdicts.get(tag);
            if (verdict != null) {
                reasons.add(new Reason(tag, verdict.reason() + (goes(tag) ? more : "")));
            }
        }
        return reasons;
    }

    private boolean goes(String tag) {
        Verdict verdict = verdicts.get(tag);
        return verdict != null && verdict.fate() == Fate.GOES;
    }

    /** What lists it, by a tag where there is one: what stays before what goes. */
    private List<String> parents(String digest) {
        return parents.getOrDefault(digest, List.of()).stream()
                .sorted(Comparator.comparing(parent -> going.contains(parent.digest())))
                .map(parent -> parent.tags().isEmpty()
                        ? parent.digest()
                        : parent.tags().get(0))
                .toList();
    }

    private List<String> tags(String digest) {
        StoredManifest manifest = stored.get(digest);
        return manifest == null ? List.of() : manifest.tags();
    }
}
