package dev.stagefan.oracle;

/**
 * Where we and BuildKit disagree.
 *
 * @param aspect what about, as {@code acceptance} or {@code edges}; differences of one aspect are counted together
 * @param ours what we say
 * @param theirs what BuildKit says
 */
record Difference(String aspect, String ours, String theirs) {
    @Override
    public String toString() {
        return aspect + "\n  ours:   " + ours + "\n  theirs: " + theirs;
    }
}
