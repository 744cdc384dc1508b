package dev.stagefan.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.text.ByteText;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fixture in {@code accepted} is read as its dump says, every one in {@code refused} for the reason beside it. */
class DockerfileGoldenTest {
    private static final GoldenFiles ACCEPTED = GoldenFiles.in("accepted");
    private static final GoldenFiles REFUSED = GoldenFiles.in("refused");

    static Stream<String> accepted() {
        return ACCEPTED.names();
    }

    static Stream<String> refused() {
        return REFUSED.names();
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void reads(String name) throws IOException, DockerfileException {
        ACCEPTED.check(name, Dump.of(DockerfileReader.read(ACCEPTED.dockerfile(name))));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(String name) throws IOException {
        byte[] bytes = REFUSED.dockerfile(name);
        DockerfileException refusal =
                catchThrowableOfType(DockerfileException.class, () -> DockerfileReader.read(bytes));
        assertThat(refusal).isNotNull();
        String text = ByteText.toText(ByteText.of(bytes));
        REFUSED.check(name, new DiagnosticRenderer("Dockerfile", text).render(refusal.diagnostic()));
    }
}
