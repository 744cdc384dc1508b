package dev.stagefan.graph.resolve;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Variables in an order; immutable. Their order is part of what a RUN is to BuildKit, so it is kept, and the fingerprint
 * tells two orders apart: it is a sum over each pair of neighbours, which one change alters in few places.
 */
final class VariableSequence implements Iterable<Binding> {
    static final VariableSequence EMPTY = new VariableSequence(PersistentMap.empty(), null, null, 0);

    private final PersistentMap<Entry> entries;
    private final @Nullable String first;
    private final @Nullable String last;
    private final long sumOfPairs;

    private record Entry(
            Binding binding,
            @Nullable String previous,
            @Nullable String next) {
        Entry withPrevious(@Nullable String name) {
            return new Entry(binding, name, next);
        }

        Entry withNext(@Nullable String name) {
            return new Entry(binding, previous, name);
        }
    }

    private VariableSequence(
            PersistentMap<Entry> entries, @Nullable String first, @Nullable String last, long sumOfPairs) {
        this.entries = entries;
        this.first = first;
        this.last = last;
        this.sumOfPairs = sumOfPairs;
    }

    @Nullable
    Binding get(String name) {
        Entry entry = entries.get(name);
        return entry == null ? null : entry.binding();
    }

    /** Puts a variable at the end, wherever it stood before. */
    VariableSequence append(Binding binding) {
        VariableSequence others = without(binding.name());
        PersistentMap<Entry> changed = others.entries.with(binding.name(), new Entry(binding, others.last, null));
        if (others.last == null) {
            return new VariableSequence(changed, binding.name(), binding.name(), 0);
        }
        Entry end = others.entry(others.last);
        return new VariableSequence(
                changed.with(others.last, end.withNext(binding.name())),
                others.first,
                binding.name(),
                others.sumOfPairs + pair(end.binding(), binding));
    }

    /** Changes a variable where it stands, or puts it at the end. */
    VariableSequence replace(Binding binding) {
        Entry old = entries.get(binding.name());
        if (old == null) {
            return append(binding);
        }
        return new VariableSequence(
                entries.with(binding.name(), new Entry(binding, old.previous(), old.next())),
                first,
                last,
                sumOfPairs - pairsAround(old, old.binding()) + pairsAround(old, binding));
    }

    VariableSequence without(String name) {
        Entry old = entries.get(name);
        if (old == null) {
            return this;
        }
        PersistentMap<Entry> changed = entries.without(name);
        long sum = sumOfPairs - pairsAround(old, old.binding());
        if (old.previous() != null) {
            changed = changed.with(old.previous(), entry(old.previous()).withNext(old.next()));
        }
        if (old.next() != null) {
            changed = changed.with(old.next(), entry(old.next()).withPrevious(old.previous()));
        }
        if (old.previous() != null && old.next() != null) {
            sum += pair(entry(old.previous()).binding(), entry(old.next()).binding());
        }
        return new VariableSequence(
                changed, old.previous() == null ? old.next() : first, old.next() == null ? old.previous() : last, sum);
    }

    /** The fingerprint of several sequences, one behind the other; a name must not be in two of them. */
    static long fingerprint(VariableSequence... sequences) {
        long sum = 0;
        Binding before = null;
        for (VariableSequence sequence : sequences) {
            if (sequence.first != null && sequence.last != null) {
                sum += sequence.sumOfPairs
                        + pair(before, sequence.entry(sequence.first).binding());
                before = sequence.entry(sequence.last).binding();
            }
        }
        return sum;
    }

    @Override
    public Iterator<Binding> iterator() {
        return new Iterator<>() {
            private @Nullable String next = first;

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Binding next() {
                if (next == null) {
                    throw new NoSuchElementException();
                }
                Entry entry = entry(next);
                next = entry.next();
                return entry.binding();
            }
        };
    }

    private long pairsAround(Entry place, Binding binding) {
        long sum = 0;
        if (place.previous() != null) {
            sum += pair(entry(place.previous()).binding(), binding);
        }
        if (place.next() != null) {
            sum += pair(binding, entry(place.next()).binding());
        }
        return sum;
    }

    private static long pair(@Nullable Binding before, Binding after) {
        return Fingerprint.of(before == null ? 0 : before.fingerprint(), after.fingerprint());
    }

    private Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalStateException("the sequence names " + name + " but does not have it");
        }
        return entry;
    }
}
