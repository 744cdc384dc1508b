package dev.stagefan.buildkit;

import java.util.function.Consumer;

/**
 * Tells the objects of rawjson progress from what Buildx says besides. Each is a line of its own, but Buildx before 0.14
 * spreads one over many, between a line that is a brace and another; a JSON string holds no line end.
 */
final class ObjectLines {
    /** Characters. BuildKit cuts what a step writes into pieces far below that. */
    private static final int LONGEST = 16 * 1024 * 1024;

    private final Consumer<String> objects;
    private final Consumer<String> others;
    private final StringBuilder object = new StringBuilder();

    ObjectLines(Consumer<String> objects, Consumer<String> others) {
        this.objects = objects;
        this.others = others;
    }

    void add(String line) {
        if (object.length() > 0) {
            if (object.length() < LONGEST) {
                object.append(line);
            }
            if (line.equals("}")) {
                objects.accept(object.toString());
                object.setLength(0);
            }
        } else if (line.equals("{")) {
            object.append(line);
        } else if (line.startsWith("{")) {
            objects.accept(line);
        } else {
            others.accept(line);
        }
    }
}
