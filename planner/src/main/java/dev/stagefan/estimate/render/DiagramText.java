package dev.stagefan.estimate.render;

/** Parts of a user's file in Mermaid's diagrams, as nothing but text. */
public final class DiagramText {
    private DiagramText() {}

    /**
     * The name of a task or a section of a Gantt chart, where a task's ends at a colon, and a number sign and a semicolon
     * end the line. One that begins with a letter may still be taken for one of Mermaid's own words.
     */
    public static String task(String name) {
        StringBuilder task = new StringBuilder();
        Words.safe(name)
                .codePoints()
                .forEach(
                        c -> task.appendCodePoint(Character.isLetterOrDigit(c) || " ._-/()".indexOf(c) >= 0 ? c : '_'));
        return task.toString();
    }

    /** The label of a flowchart's box, in quotes, where Mermaid reads {@code #NUMBER;} as a character. */
    static String label(String name) {
        StringBuilder label = new StringBuilder();
        Words.safe(name).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || " ._-/".indexOf(c) >= 0) {
                label.appendCodePoint(c);
            } else {
                label.append('#').append(c).append(';');
            }
        });
        return label.toString();
    }
}
