package dev.stagefan.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** What stops a command. */
final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private static final String BROKEN_PIPE = "Broken pipe";
    private static final String THROUGH_A_FILE = "a part of its path is not a directory";

    private final ExitCode exitCode;

    private Failure(ExitCode exitCode, String text) {
        super(text);
        this.exitCode = exitCode;
    }

    /** What the user gave is wrong; the message says "could not X because Y; try Z". */
    static Failure badInput(String message) {
        return new Failure(ExitCode.BAD_INPUT, "stagefan: " + message + "\n");
    }

    /** What the user gave is wrong, as the exception's message says. */
    static Failure badInput(Exception cause) {
        return badInput(String.valueOf(cause.getMessage()));
    }

    /** What the user gave is wrong, and the text, rendered already, says where. */
    static Failure badInputAt(String text) {
        return new Failure(ExitCode.BAD_INPUT, text);
    }

    /** What was asked is not so. */
    static Failure doesNotHold(String message) {
        return new Failure(ExitCode.DOES_NOT_HOLD, "stagefan: " + message + "\n");
    }

    /** Something outside failed, as the message says. */
    static Failure outsideFailed(String message) {
        return new Failure(ExitCode.OUTSIDE_FAILED, "stagefan: " + message + "\n");
    }

    /** The result cannot be written; a reader that has closed its end knows that by itself. */
    static Failure ofOutput(IOException exception) {
        String text = BROKEN_PIPE.equals(exception.getMessage())
                ? ""
                : "stagefan: could not write the result because " + reason(exception) + "\n";
        return new Failure(ExitCode.OUTSIDE_FAILED, text);
    }

    ExitCode exitCode() {
        return exitCode;
    }

    /** What to tell the user, line ends included. */
    String text() {
        return String.valueOf(getMessage());
    }

    /** Why a file operation failed, as a clause. */
    static String reason(IOException exception) {
        if (exception instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (exception instanceof AccessDeniedException) {
            return "permission is denied";
        }
        if (exception instanceof NotDirectoryException || exception instanceof FileAlreadyExistsException) {
            return THROUGH_A_FILE;
        }
        if (exception instanceof FileSystemLoopException) {
            return "its symbolic links go round in circles";
        }
        String reason = exception instanceof FileSystemException atFile ? atFile.getReason() : exception.getMessage();
        if (reason == null) {
            return "of " + exception.getClass().getSimpleName();
        }
        return reason.equals("Not a directory") ? THROUGH_A_FILE : reason.toLowerCase(Locale.ROOT);
    }
}
