package dev.stagefan.dockerfile.text;

import java.util.BitSet;

/** The arrays and objects that are open at a place in a JSON text. */
final class JsonNesting {
    private final int limit;
    private final BitSet objects = new BitSet();
    private int depth;
    private boolean fresh;

    JsonNesting(int limit) {
        this.limit = limit;
    }

    boolean isEmpty() {
        return depth == 0;
    }

    boolean inObject() {
        return depth > 0 && objects.get(depth - 1);
    }

    /** Whether the innermost has just been opened, so that it may close without a value. */
    boolean mayClose() {
        return fresh;
    }

    char closer() {
        return inObject() ? '}' : ']';
    }

    void open(boolean object) throws JsonScanner.NotJson {
        if (depth == limit) {
            throw new JsonScanner.NotJson();
        }
        objects.set(depth, object);
        depth++;
        fresh = true;
    }

    void close() {
        depth--;
        fresh = false;
    }

    void passedComma() {
        fresh = false;
    }
}
