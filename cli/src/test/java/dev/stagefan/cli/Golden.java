package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected output in files under {@code src/test/resources}. {@code -Dgolden=write} writes them anew; read the difference
 * before you commit it.
 */
final class Golden {
    private Golden() {}

    static boolean isWriting() {
        return "write".equals(System.getProperty("golden"));
    }

    static void check(String name, String actual) throws IOException {
        Path file = Project.root().resolve("cli/src/test/resources").resolve(name);
        if (isWriting()) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
