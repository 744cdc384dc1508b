package dev.stagefan.cli;

/** What stagefan tells its caller. */
enum ExitCode {
    /** What was asked holds, or is done. */
    HOLDS(0),
    /** What was asked does not hold: the file on disk is stale, the limits cannot be met. */
    DOES_NOT_HOLD(1),
    /** Bad usage or bad input. */
    BAD_INPUT(2),
    /** Something outside failed. */
    OUTSIDE_FAILED(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static ExitCode of(int number) {
        for (ExitCode code : values()) {
            if (code.number == number) {
                return code;
            }
        }
        throw new IllegalArgumentException(number + " is no exit code of ours");
    }
}
