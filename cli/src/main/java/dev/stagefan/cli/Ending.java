package dev.stagefan.cli;

import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** How a run that something stopped ends: what the user is told, and the exit code. */
record Ending(PrintStream err) {
    private static final int MOST_SUGGESTIONS = 3;

    /** The arguments make no sense. */
    int ofUsage(ParameterException exception, String[] arguments) {
        String command = exception.getCommandLine().getCommandSpec().qualifiedName();
        err.println(command + ": " + message(exception));
        err.println("Try '" + command + " --help'.");
        return ExitCode.BAD_INPUT.number();
    }

    /** The command began, and could not be carried out. */
    int of(Exception exception) {
        if (exception instanceof Failure failure) {
            err.print(failure.text());
            return failure.exitCode().number();
        }
        err.println("stagefan: this is an error in stagefan itself; please report it with what follows");
        exception.printStackTrace(err);
        return ExitCode.OUTSIDE_FAILED.number();
    }

    private static String message(ParameterException exception) {
        String message = String.valueOf(exception.getMessage());
        if (exception instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                String shown = String.join(
                        " or ", suggestions.stream().limit(MOST_SUGGESTIONS).toList());
                return message + "; did you mean " + shown + "?";
            }
        }
        return message;
    }
}
