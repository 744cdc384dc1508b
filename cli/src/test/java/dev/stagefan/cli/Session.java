package dev.stagefan.cli;

import dev.stagefan.cli.text.Style;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs commands in this process, as if in a directory, with streams and an environment of its own. */
final class Session {
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private InputStream in = InputStream.nullInputStream();
    private boolean errIsTerminal;

    Session(Path directory) {
        this.directory = directory;
    }

    /** What a command left behind; {@code both} is what a terminal would show. */
    record Outcome(int exitCode, String out, String err, String both) {}

    Session with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Session onTerminal() {
        errIsTerminal = true;
        return this;
    }

    Session withInput(String text) {
        in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Outcome run(String... arguments) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        Copy out = new Copy(both);
        Copy err = new Copy(both);
        ExitCode exitCode = Stagefan.run(
                new Surroundings(
                        directory,
                        environment,
                        in,
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Style.PLAIN,
                        Style.PLAIN,
                        errIsTerminal),
                arguments);
        return new Outcome(
                exitCode.number(),
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8),
                both.toString(StandardCharsets.UTF_8));
    }

    /** Keeps what it is given, and gives it to another as well. */
    private static final class Copy extends ByteArrayOutputStream {
        private final ByteArrayOutputStream other;

        Copy(ByteArrayOutputStream other) {
            this.other = other;
        }

        @Override
        public synchronized void write(int b) {
            super.write(b);
            other.write(b);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            other.write(bytes, offset, length);
        }
    }
}
