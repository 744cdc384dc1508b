package dev.stagefan.graph;

/** Why BuildKit would refuse something, before it is known where in the file that is. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;

    Refusal(String rule, String message) {
        super(message);
        this.rule = rule;
    }

    String rule() {
        return rule;
    }

    /** The message; never null, unlike what {@link Exception} promises. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
