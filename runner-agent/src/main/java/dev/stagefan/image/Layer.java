package dev.stagefan.image;

import java.util.List;

/**
 * What a layer says, in the order in which it says it.
 *
 * @param diffId digest of its bytes, uncompressed
 */
record Layer(String diffId, List<Change> changes) {
    Layer {
        changes = List.copyOf(changes);
    }

    /** Whether this layer makes of any layers below the same as another one. */
    boolean does(Layer other, Times times) {
        if (times == Times.COMPARED || changes.size() != other.changes.size()) {
            return changes.equals(other.changes);
        }
        for (int i = 0; i < changes.size(); i++) {
            if (!changes.get(i).timeless().equals(other.changes.get(i).timeless())) {
                return false;
            }
        }
        return true;
    }
}
