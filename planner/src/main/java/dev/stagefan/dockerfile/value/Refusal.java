package dev.stagefan.dockerfile.value;

/** Why BuildKit would refuse something, before it is known where in the file that is. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;

    public Refusal(String rule, String message) {
        super(message);
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }

    /** The message; never null, unlike what {@link Exception} promises. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
