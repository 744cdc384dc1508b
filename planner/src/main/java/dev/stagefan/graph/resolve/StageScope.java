package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.expansion.Expansion;
import dev.stagefan.expansion.ExpansionException;
import dev.stagefan.expansion.ExpansionRules;
import dev.stagefan.graph.StageNode.InheritedArg;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a stage while its instructions are gone through, once as they are and once as they would be if the
 * stage's base were an image: without its ancestors' ARGs. Where the two make a difference, the ARG is inherited.
 */
final class StageScope {
    private final ExpansionRules rules;
    private final int stage;
    private final FactsCollector facts;
    private StageEnvironment actual;
    private StageEnvironment bare;
    /** For each variable that the stage itself has set: the inherited ARGs that its value differs by. */
    private final Map<String, Set<InheritedArg>> own = new HashMap<>();
    /** The same for each ENV, whose last value stays in the image whatever an ARG makes of the name. */
    private final Map<String, Set<InheritedArg>> inImage = new HashMap<>();
    /** Those that differ and that no RUN has seen yet. */
    private final Set<String> unseen = new HashSet<>();

    private final WorkBudget budget;
    private boolean sawInherited;

    StageScope(ExpansionRules rules, int stage, FactsCollector facts, StageEnvironment start, WorkBudget budget) {
        this.rules = rules;
        this.stage = stage;
        this.facts = facts;
        this.budget = budget;
        this.actual = start;
        this.bare = start.withoutInherited();
    }

    /**
     * A word, expanded.
     *
     * @param expansion as it is
     * @param bare as it would be without inherited ARGs; null where that would be refused
     * @param because the inherited ARGs that make the two differ
     */
    record Word(Expansion expansion, @Nullable String bare, Set<InheritedArg> because) {
        String text() {
            return expansion.text();
        }

        /** The names that were looked up, sorted. */
        List<String> reads() {
            return Stream.concat(expansion.used().stream(), expansion.unset().stream())
                    .sorted()
                    .toList();
        }
    }

    StageEnvironment environment() {
        return actual;
    }

    /** Expands a word of an instruction whose effect reaches the image. */
    Expansion see(String word, Position position) throws DockerfileException {
        return see(word, rules, position);
    }

    /** Expands a word by rules of its own. */
    Expansion see(String word, ExpansionRules ownRules, Position position) throws DockerfileException {
        Word result = expand(word, ownRules, position);
        facts.addInheritedArgs(result.because());
        return result.expansion();
    }

    /** Expands a word whose effect shows only once the variable that it goes into is used. */
    Word expand(String word, Position position) throws DockerfileException {
        return expand(word, rules, position);
    }

    private Word expand(String word, ExpansionRules wordRules, Position position) throws DockerfileException {
        Expansion expansion = Refusals.expand(word, wordRules, actual, position);
        budget.spendOnExpansion(expansion.text().length(), position);
        Set<InheritedArg> because = new HashSet<>();
        expansion.used().forEach(name -> because.addAll(differingBy(name)));
        if (because.isEmpty()) {
            return new Word(expansion, expansion.text(), Set.of());
        }
        String without = expandBare(word, wordRules);
        boolean same = expansion.text().equals(without);
        return new Word(expansion, without, same ? Set.of() : because);
    }

    private @Nullable String expandBare(String word, ExpansionRules wordRules) {
        try {
            return Expansion.of(word, wordRules, bare).text();
        } catch (ExpansionException refused) {
            return null;
        }
    }

    private Set<InheritedArg> differingBy(String name) {
        Set<InheritedArg> reasons = own.get(name);
        if (reasons != null) {
            return reasons;
        }
        Binding binding = actual.inherited().get(name);
        return binding == null ? Set.of() : Set.of(new InheritedArg(name, binding.setIn()));
    }

    /** Sets an ARG to a value that depends on nothing in the stage. */
    void declare(String name, String value) {
        declare(name, value, value, Set.of());
    }

    /** Sets an ARG. */
    void declare(String name, Word value) {
        declare(name, value.text(), value.bare(), value.because());
    }

    private void declare(String name, String value, @Nullable String bareValue, Set<InheritedArg> because) {
        actual = actual.declare(Binding.of(name, value, stage));
        bare = bare.declare(Binding.of(name, bareValue == null ? "" : bareValue, stage));
        remember(name, because);
    }

    /** Sets an ENV. */
    void define(String name, Word value) {
        actual = actual.define(Binding.of(name, value.text(), stage));
        bare = bare.define(Binding.of(name, value.bare() == null ? "" : value.bare(), stage));
        inImage.put(name, value.because());
        remember(name, value.because());
    }

    private void remember(String name, Set<InheritedArg> because) {
        own.put(name, because);
        if (because.isEmpty()) {
            unseen.remove(name);
        } else {
            unseen.add(name);
        }
    }

    /** What the image does: it keeps what ENV has set. */
    void keepInImage() {
        inImage.values().forEach(facts::addInheritedArgs);
    }

    /** What a RUN does: it has every variable as its environment. */
    void seeAll(Position position) throws DockerfileException {
        unseen.forEach(name -> facts.addInheritedArgs(differingBy(name)));
        unseen.clear();
        if (!sawInherited) {
            sawInherited = true;
            for (Binding binding : actual.inherited()) {
                budget.spendOnInheritedArg(position);
                facts.addInheritedArgs(Set.of(new InheritedArg(binding.name(), binding.setIn())));
            }
        }
    }
}
