package dev.stagefan.clean;

import dev.stagefan.clean.CleanException.Reach;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Carries a cleaning out. */
public final class Cleaner {
    private Cleaner() {}

    /**
     * What came of it.
     *
     * @param deleted what is gone
     * @param refused what the registry refuses to remove, a sentence each
     */
    public record Result(List<Decision> deleted, List<String> refused) {
        public Result {
            deleted = List.copyOf(deleted);
            refused = List.copyOf(refused);
        }
    }

    /** Is told of each manifest once it is gone. */
    @FunctionalInterface
    public interface Listener {
        void deleted(Decision decision);
    }

    /**
     * Removes what goes, one after the other. It may be stopped anywhere: what is left then is found by the next cleaning.
     *
     * @throws CleanException where nothing more can be done
     */
    public static Result carryOut(CleanPlan plan, CleanStore store, Listener listener)
            throws CleanException, InterruptedException {
        List<Decision> deleted = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        Set<String> needed = new HashSet<>();
        for (Decision decision : plan.going()) {
            // An index goes before what it lists; where it stays, that does.
            if (needed.contains(decision.manifest().digest())) {
                needed.addAll(decision.manifest().content().children());
                continue;
            }
            try {
                store.delete(decision.manifest());
                deleted.add(decision);
                listener.deleted(decision);
            } catch (CleanException e) {
                if (e.reach() == Reach.ALL) {
                    throw e;
                }
                refused.add(String.valueOf(e.getMessage()));
                needed.addAll(decision.manifest().content().children());
            }
        }
        return new Result(deleted, refused);
    }
}
