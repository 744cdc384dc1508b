package dev.stagefan.dockerfile;

/** A Dockerfile that BuildKit would refuse; the diagnostic says why and where. */
public final class DockerfileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    public DockerfileException(Diagnostic diagnostic) {
        super(diagnostic.position().line() + ":" + diagnostic.position().column() + ": " + diagnostic.message());
        this.diagnostic = diagnostic;
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
