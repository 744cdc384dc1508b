package dev.stagefan.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** What stops a command; the message is for the user: "could not X because Y; try Z". */
final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    private Failure(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    static Failure badInput(String message) {
        return new Failure(ExitCode.BAD_INPUT, message);
    }

    static Failure doesNotHold(String message) {
        return new Failure(ExitCode.DOES_NOT_HOLD, message);
    }

    static Failure outside(String message) {
        return new Failure(ExitCode.OUTSIDE_FAILED, message);
    }

    ExitCode exitCode() {
        return exitCode;
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
            return "a part of its path is not a directory";
        }
        if (exception instanceof FileSystemLoopException) {
            return "its symbolic links go round in circles";
        }
        String reason = exception instanceof FileSystemException atFile ? atFile.getReason() : exception.getMessage();
        return reason == null ? "of " + exception.getClass().getSimpleName() : reason.toLowerCase(Locale.ROOT);
    }
}
