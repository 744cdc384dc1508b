package dev.stagefan.dockerfile.value;

/**
 * The value of {@code --chmod}: octal, or symbolic as chmod(1) takes it.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert_copy.go; tonistiigi/dchapes-mode: mode.go
 */
public final class FileMode {
    private static final long HIGHEST = 07777;

    private FileMode() {}

    /** Refuses what is no mode. */
    public static void check(String mode) throws Refusal {
        var octal = GoNumbers.octal(mode);
        boolean valid = octal.isPresent() ? octal.getAsLong() <= HIGHEST : isSymbolic(mode);
        if (!valid) {
            throw new Refusal(
                    "invalid-chmod",
                    "invalid chmod parameter: \"" + mode
                            + "\" is neither octal (0 to 07777) nor symbolic as u=rwX,go=rX");
        }
    }

    private static boolean isSymbolic(String mode) {
        for (String clause : mode.split(",", -1)) {
            if (!isClause(clause)) {
                return false;
            }
        }
        return true;
    }

    /** Who it is for, if anybody; then one or more of an operator with its permissions, if any. */
    private static boolean isClause(String clause) {
        int position = 0;
        while (position < clause.length() && "augo".indexOf(clause.charAt(position)) >= 0) {
            position++;
        }
        if (position == clause.length()) {
            return false;
        }
        while (position < clause.length()) {
            if ("+-=".indexOf(clause.charAt(position)) < 0) {
                return false;
            }
            position++;
            while (position < clause.length() && "rstwXxugo".indexOf(clause.charAt(position)) >= 0) {
                position++;
            }
        }
        return true;
    }
}
