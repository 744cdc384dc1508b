package dev.stagefan.dockerfile.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small languages inside instructions: references, platforms, ports, modes, signals, git sources. */
class ValuesTest {
    private static final String DIGEST = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "alpine, docker.io/library/alpine:latest, alpine",
        "alpine:3.20, docker.io/library/alpine:3.20, alpine:3.20",
        "docker.io/alpine, docker.io/library/alpine:latest, alpine",
        "index.docker.io/library/alpine:latest, docker.io/library/alpine:latest, alpine",
        "rocm/pytorch, docker.io/rocm/pytorch:latest, rocm/pytorch",
        "ghcr.io/o/i:v1, ghcr.io/o/i:v1, ghcr.io/o/i:v1",
        "localhost:5000/i, localhost:5000/i:latest, localhost:5000/i",
        "localhost/i, localhost/i:latest, localhost/i",
        "Registry/i, Registry/i:latest, Registry/i",
        "a_b.c/i, a_b.c/i:latest, a_b.c/i",
        "[::1]:5000/i, [::1]:5000/i:latest, [::1]:5000/i",
        "0, docker.io/library/0:latest, 0",
        "alpine@" + DIGEST + ", docker.io/library/alpine@" + DIGEST + ", alpine@" + DIGEST,
        "alpine:3@" + DIGEST + ", docker.io/library/alpine:3@" + DIGEST + ", alpine:3@" + DIGEST,
    })
    void readsReferences(String text, String normalized, String contextName) throws Refusal {
        ImageReference reference = ImageReference.parse(text);

        assertThat(reference.normalized()).isEqualTo(normalized);
        assertThat(reference.contextName()).isEqualTo(contextName);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Alpine",
                "alpine:",
                "alpine:-x",
                "alpine@sha256:abc",
                "a b",
                "-a",
                "a__b___c",
                "ghcr.io/",
                "ghcr.io//x",
                "https://ghcr.io/x",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            })
    void refusesWhatIsNoReference(String text) {
        assertThatThrownBy(() -> ImageReference.parse(text)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, linux/amd64",
        "Linux/X86_64, linux/amd64",
        "linux/aarch64, linux/arm64",
        "linux/arm64/v8, linux/arm64/v8",
        "linux/arm64/v9, linux/arm64/v9",
        "linux/armhf, linux/arm",
        "linux/arm/7, linux/arm/v7",
        "linux/armel, linux/arm/v6",
        "linux/amd64/v1, linux/amd64",
        "macos/arm64, darwin/arm64",
        "linux, linux/amd64",
        "arm64, linux/arm64",
        "windows(10.0.17763)/amd64, windows(10.0.17763)/amd64",
        "windows(10.0+win32k+b+b)/amd64, windows(10.0+b+win32k)/amd64",
        "any/thing, any/thing",
    })
    void readsPlatforms(String text, String normal) throws Refusal {
        assertThat(PlatformSpecifier.parse(text, Platform.LINUX_AMD64)).hasToString(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unheard", "linux/", "linux/*", "linux/a/b/c", "linux(1++)/amd64", "li nux/amd64"})
    void refusesWhatIsNoPlatform(String text) {
        assertThatThrownBy(() -> PlatformSpecifier.parse(text, Platform.LINUX_AMD64))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"80", "80/tcp", "80/UDP", "8000-9000", "+80", "1.2.3.4:80:80", "[::1]:80-90:80", ":80", "0"})
    void readsPorts(String word) throws Refusal {
        ExposedPort.check(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "80/http", "65536", "-1", "90-80", "/tcp", "1.2.3:80:80", "80-90:1-5", "[::1:80:80", "80-"})
    void refusesWhatIsNoPort(String word) {
        assertThatThrownBy(() -> ExposedPort.check(word)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "755", "07777", "u=rwX,go=rX", "+x", "a-w", "g=u", "o=", "u+x-w"})
    void readsModes(String mode) throws Refusal {
        FileMode.check(mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08", "10000", "u", "u+x,", "rwx", "u+q", "0x1", "77777777777777"})
    void refusesWhatIsNoMode(String mode) {
        assertThatThrownBy(() -> FileMode.check(mode)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "-1", "TERM", "sigterm", "SIGRTMIN+15", "RTMAX-14", "SIGKILL"})
    void readsSignals(String signal) throws Refusal {
        StopSignals.check(signal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", "SIGSIGTERM", "RTMIN+16", "RTMAX-15", "TERMINATE"})
    void refusesWhatIsNoSignal(String signal) {
        assertThatThrownBy(() -> StopSignals.check(signal)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/o/r.git, GIT",
        "https://github.com/o/r.git#v1:dir, GIT",
        "https://github.com/o/r%2Egit, GIT",
        "git@github.com:o/r, GIT",
        "git://example.com/r, GIT",
        "ssh://git@example.com/r?tag=v1&subdir=a, GIT",
        "https://example.com/r.git/, HTTP",
        "https://example.com/%zz.git, HTTP",
        "http://example.com/x.tgz, HTTP",
        "github.com/o/r, NONE",
        "ftp://example.com/x.git, NONE",
        "./git@example.com:o/r, NONE",
        "src/main.git, NONE",
    })
    void tellsRemoteSourcesFromPaths(String source, RemoteSource.Kind kind) throws Refusal {
        assertThat(RemoteSource.of(source).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://e.com/r.git?colour=red",
                "https://e.com/r.git?ref=a&ref=b",
                "https://e.com/r.git?tag=a&branch=b",
                "https://e.com/r.git?ref=b#a",
                "https://e.com/r.git?submodules=maybe",
                "https://e.com/r.git?subdir",
                "git@e.com:o/r?mtime=now",
                "github.com/o/r?x=y",
            })
    void refusesGitSourcesWithQueriesThatBuildKitDoesNotKnow(String source) {
        assertThatThrownBy(() -> RemoteSource.of(source)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({"C:\\app, /app", "c:app, app", "\\app\\x, /app/x", "app, app"})
    void readsWindowsPaths(String path, String read) throws Refusal {
        assertThat(ContainerPath.checked(path, "windows")).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C:", "D:\\app", "\\\\server\\share"})
    void refusesWindowsPathsThatNoImageHas(String path) {
        assertThatThrownBy(() -> ContainerPath.checked(path, "windows")).isInstanceOf(Refusal.class);
    }
}
