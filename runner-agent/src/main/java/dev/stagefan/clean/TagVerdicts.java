package dev.stagefan.clean;

import dev.stagefan.clean.Decision.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the rules say of each of stagefan's tags, whatever else is on its manifest or points to it. */
final class TagVerdicts {
    private static final String UNKNOWN_AGE = "its age is unknown";

    private final CleanRules rules;
    private final Instant now;
    private final Map<String, Verdict> verdicts = new HashMap<>();

    /** What the rules say of a tag, and why. */
    record Verdict(Fate fate, String reason) {}

    /** A tag and what it is on. */
    private record Tagged(OwnTag tag, StoredManifest manifest) {
        @Nullable
        Instant created() {
            return manifest.created();
        }
    }

    private TagVerdicts(CleanRules rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    /** The verdicts, by tag. */
    static Map<String, Verdict> of(List<StoredManifest> stored, CleanRules rules, Instant now) {
        TagVerdicts all = new TagVerdicts(rules, now);
        List<Tagged> tags = new ArrayList<>();
        for (StoredManifest manifest : stored) {
            manifest.tags().forEach(tag -> OwnTag.parse(tag).ifPresent(own -> tags.add(new Tagged(own, manifest))));
        }
        all.judge(tags);
        return all.verdicts;
    }

    private void judge(List<Tagged> tags) {
        Map<String, List<Tagged>> kinds = new TreeMap<>();
        tags.stream()
                .filter(tagged -> tagged.tag().isKeyed())
                .forEach(tagged -> kinds.computeIfAbsent(tagged.tag().kind(), kind -> new ArrayList<>())
                        .add(tagged));
        kinds.values().forEach(this::judgeKind);
        List<OwnTag> keyed =
                tags.stream().map(Tagged::tag).filter(OwnTag::isKeyed).toList();
        for (Tagged tagged : tags) {
            switch (tagged.tag().product()) {
                case PARTS -> put(tagged, ofParts(tagged, keyed));
                case CACHE -> put(tagged, ofCache(tagged));
                case STAGE, SLICE -> {
                    // Judged above, with its kind.
                }
            }
        }
    }

    /** Those whose age is unknown have no place in the order, and stay. */
    private void judgeKind(List<Tagged> kind) {
        List<Tagged> order = kind.stream()
                .filter(tagged -> tagged.created() != null)
                .sorted(Comparator.comparing(TagVerdicts::age)
                        .reversed()
                        .thenComparing(tagged -> tagged.tag().text()))
                .toList();
        kind.stream().filter(tagged -> tagged.created() == null).forEach(tagged -> put(tagged, stays(UNKNOWN_AGE)));
        for (int newer = 0; newer < order.size(); newer++) {
            put(order.get(newer), ofKeyed(order.get(newer), newer));
        }
    }

    private static Instant age(Tagged tagged) {
        Instant created = tagged.created();
        return created == null ? Instant.MAX : created;
    }

    /** {@code newer}: how many of its kind are newer. */
    private Verdict ofKeyed(Tagged tagged, int newer) {
        Duration olderThan = rules.olderThan();
        if (isElsewhere(tagged.tag())) {
            return stays("it is of another namespace");
        }
        if (tagged.tag().isOfPullRequest() && olderThan != null) {
            return ofAge(tagged, olderThan, " in the namespace of a pull request");
        }
        if (newer == 0) {
            return stays("the newest of its kind");
        }
        Integer keep = rules.keep();
        if (keep != null && newer < keep) {
            return stays("one of the last " + keep + " of its kind");
        }
        String behind = ", and there " + (newer == 1 ? "is a newer one" : "are " + newer + " newer ones");
        return olderThan == null ? goes(days(tagged) + " old" + behind) : ofAge(tagged, olderThan, behind);
    }

    private Verdict ofAge(Tagged tagged, Duration olderThan, String more) {
        if (tagged.created() == null) {
            return stays(UNKNOWN_AGE);
        }
        String age = days(tagged) + " old";
        return isOlder(tagged, olderThan) ? goes(age + more) : stays("only " + age);
    }

    /** What tells how a stage was built last goes with the last tag of that stage. */
    private Verdict ofParts(Tagged tagged, List<OwnTag> keyed) {
        if (isElsewhere(tagged.tag())) {
            return stays("it is of another namespace");
        }
        List<OwnTag> told = keyed.stream().filter(tagged.tag()::tellsOf).toList();
        if (told.stream().anyMatch(tag -> verdict(tag).fate() == Fate.STAYS)) {
            return stays("it tells of a stage that has a tag");
        }
        if (!told.isEmpty()) {
            return goes("all tags of its stage go");
        }
        Duration olderThan = rules.olderThan();
        return olderThan == null
                ? stays("its age alone would decide, and no age is given")
                : ofAge(tagged, olderThan, ", and its stage has no tag");
    }

    private Verdict ofCache(Tagged tagged) {
        if (tagged.manifest().content().sort() != StoredManifest.Sort.CACHE) {
            return stays("it is no build cache");
        }
        if (!rules.namespaces().isEmpty()) {
            return stays("a cache belongs to no namespace");
        }
        Duration olderThan = rules.olderThan();
        return olderThan == null
                ? stays("the newest of its kind, as each cache is")
                : ofAge(tagged, olderThan, "; each build of its stage makes it anew");
    }

    private boolean isElsewhere(OwnTag tag) {
        return !rules.namespaces().isEmpty() && !rules.namespaces().contains(String.valueOf(tag.namespace()));
    }

    private boolean isOlder(Tagged tagged, Duration olderThan) {
        return age(tagged).isBefore(now.minus(olderThan));
    }

    private String days(Tagged tagged) {
        return days(Duration.between(age(tagged), now));
    }

    static String days(Duration age) {
        long days = Math.max(0, age.toDays());
        return days + (days == 1 ? " day" : " days");
    }

    private Verdict verdict(OwnTag tag) {
        return verdicts.getOrDefault(tag.text(), stays(UNKNOWN_AGE));
    }

    private void put(Tagged tagged, Verdict verdict) {
        verdicts.put(tagged.tag().text(), verdict);
    }

    private static Verdict stays(String reason) {
        return new Verdict(Fate.STAYS, reason);
    }

    private static Verdict goes(String reason) {
        return new Verdict(Fate.GOES, reason);
    }
}
