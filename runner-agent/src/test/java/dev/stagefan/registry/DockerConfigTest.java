package dev.stagefan.registry;

import static dev.stagefan.registry.ReadingTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stagefan.registry.Credentials.IdentityToken;
import dev.stagefan.registry.Credentials.Password;
import dev.stagefan.registry.RegistryException.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerConfigTest {
    private static final Password OCTO = new Password("octo", "pass:word");

    /** octo, pass:word. */
    private static final String AUTH = "{\"auth\": \"b2N0bzpwYXNzOndvcmQ=\"}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "ghcr.io, ghcr.io",
        "https://ghcr.io, ghcr.io",
        "https://ghcr.io/v2/, ghcr.io",
        "http://localhost:5000, localhost:5000",
        "https://index.docker.io/v1/, docker.io",
        "index.docker.io, docker.io",
        "docker.io, docker.io"
    })
    void findsARegistryByItsNameInWhateverForm(String key, String host) throws Exception {
        write("{\"auths\": {\"" + key + "\": " + AUTH + "}}");

        assertThat(config().credentials(host)).contains(OCTO);
        assertThat(config().credentials("quay.io")).isEmpty();
        assertThat(config().credentials("ghcr.io.evil.example")).isEmpty();
    }

    @Test
    void aNameAsItIsGoesBeforeOneThatIsLikeIt() throws Exception {
        write("{\"auths\": {\"https://ghcr.io\": {\"auth\": \"YTpi\"}, \"ghcr.io\": " + AUTH + "}}");

        assertThat(config().credentials("ghcr.io")).contains(OCTO);
    }

    @Test
    void readsTokensAndNamesInPlainTextToo() throws Exception {
        write("""
                {"auths": {
                  "a.example": {"auth": "b2N0bzo=", "identitytoken": "refresh"},
                  "b.example": {"registrytoken": "token"},
                  "c.example": {"username": "octo", "password": "pass:word"},
                  "d.example": {},
                  "e.example": {"auth": "b2N0bzpwYXNzOndvcmQAAA=="}
                }}""");

        assertThat(config().credentials("a.example")).contains(new IdentityToken("refresh"));
        assertThat(config().credentials("b.example")).contains(new Credentials.RegistryToken("token"));
        assertThat(config().credentials("c.example")).contains(OCTO);
        assertThat(config().credentials("d.example")).isEmpty();
        assertThat(config().credentials("e.example")).contains(OCTO);
    }

    @Test
    void looksInTheHomeFolderAndNeedsNoFile() throws Exception {
        Map<String, String> home = Map.of("HOME", folder.toString());
        assertThat(DockerConfig.of(home).credentials("ghcr.io")).isEmpty();
        assertThat(DockerConfig.of(Map.of()).credentials("ghcr.io")).isEmpty();

        Files.createDirectory(folder.resolve(".docker"));
        Files.writeString(folder.resolve(".docker/config.json"), "{\"auths\": {\"ghcr.io\": " + AUTH + "}}");
        assertThat(DockerConfig.of(home).credentials("ghcr.io")).contains(OCTO);
    }

    @Test
    void whatTheEnvironmentGivesGoesFirst() throws Exception {
        write("{\"auths\": {\"ghcr.io\": {\"auth\": \"YTpi\"}, \"quay.io\": " + AUTH + "}}");
        DockerConfig config = DockerConfig.of(Map.of(
                "DOCKER_CONFIG", folder.toString(), "DOCKER_AUTH_CONFIG", "{\"auths\": {\"ghcr.io\": " + AUTH + "}}"));

        assertThat(config.credentials("ghcr.io")).contains(OCTO);
        assertThat(config.credentials("quay.io")).contains(OCTO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"auths\": {\"ghcr.io\": {\"auth\": \"!secret!\"}}}",
                "{\"auths\": {\"ghcr.io\": {\"auth\": \"c2VjcmV0\"}}}",
                "{\"auths\": {\"ghcr.io\": {\"auth\": secret",
                "secret"
            })
    void whatIsOutOfOrderIsSaidWithoutASecret(String text) throws Exception {
        write(text);

        assertRefused(
                this::config,
                Kind.UNAUTHORIZED,
                "could not use the credentials in " + folder.resolve("config.json") + " because ");
        assertThat(catchThrowable(this::config)).hasNoCause().message().doesNotContain("secret", "c2VjcmV0");
    }

    @Test
    void secretsAreNotShown() {
        assertThat(new Object[] {OCTO, new IdentityToken("pass:word"), new Credentials.RegistryToken("pass:word")})
                .noneMatch(credentials -> credentials.toString().contains("pass:word"));
        assertThat(new Token("pass", Instant.EPOCH).toString()).doesNotContain("pass");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void asksTheRegistrysOwnHelperBeforeTheOneForAll() throws Exception {
        helper("own", "printf '{\"ServerURL\": \"%s\", \"Username\": \"octo\", \"Secret\": \"pass:word\"}' \"$(cat)\"");
        helper("all", "cat >/dev/null; echo '{\"Username\": \"<token>\", \"Secret\": \"refresh\"}'");
        write("""
                {"auths": {"ghcr.io": {}}, "credsStore": "all", "credHelpers": {"ghcr.io": "own"}}""");

        assertThat(config().credentials("ghcr.io")).contains(OCTO);
        assertThat(config().credentials("quay.io")).contains(new IdentityToken("refresh"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void tellsAHelperWhatDockerWouldAndWithWhatEnvironment() throws Exception {
        helper("all", "printf '{\"Username\": \"%s\", \"Secret\": \"%s\"}' \"$1 $(cat)\" \"$DOCKER_CONFIG\"");
        write("{\"credsStore\": \"all\"}");

        assertThat(config().credentials("docker.io"))
                .contains(new Password("get https://index.docker.io/v1/", folder.toString()));
        assertThat(config().credentials("localhost:5000"))
                .contains(new Password("get localhost:5000", folder.toString()));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aHelperThatHasNothingIsNoFault() throws Exception {
        helper("all", "echo 'credentials not found in native keychain'; exit 1");
        write("{\"credsStore\": \"all\", \"auths\": {\"ghcr.io\": " + AUTH + "}}");

        assertThat(config().credentials("ghcr.io"))
                .as("as Docker: where there is a helper, the file's own are not used")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo 'the keychain is locked'; exit 1 | it ended with exit code 1: the keychain is locked; log in again",
                "echo 'no bus' >&2; exit 2 | it ended with exit code 2: no bus; log in again",
                "exit 3 | it ended with exit code 3; log in again",
                "echo secret | its answer is no JSON; install",
                "echo '{\"Username\": 1}' | its answer has no Username and Secret; install",
                "exit 0 | its answer has no Username and Secret; install",
                "sleep 600 | it did not answer within 0 s; see what it waits for"
            })
    @DisabledOnOs(OS.WINDOWS)
    void aHelperThatIsOutOfOrderIsSaidSo(String script, String reason) throws Exception {
        helper("all", script);
        write("{\"credsStore\": \"all\"}");

        assertRefused(
                () -> DockerConfig.of(environment(), Duration.ofMillis(script.contains("sleep") ? 200 : 30_000))
                        .credentials("ghcr.io"),
                Kind.UNAUTHORIZED,
                "could not get the credentials for ghcr.io from docker-credential-all because " + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "../all", "x/../../all"})
    void aHelperThatIsNotThereIsSaidSo(String name) throws Exception {
        write("{\"credsStore\": \"" + name + "\"}");

        assertRefused(
                () -> config().credentials("ghcr.io"),
                Kind.UNAUTHORIZED,
                "from docker-credential-" + name + " because there is no such program on the PATH; install it");
    }

    private void write(String config) throws IOException {
        Files.writeString(folder.resolve("config.json"), config);
    }

    private DockerConfig config() throws RegistryException {
        return DockerConfig.of(environment());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("DOCKER_CONFIG", folder.toString());
        environment.put("PATH", folder + File.pathSeparator + System.getenv("PATH"));
        return environment;
    }

    private void helper(String name, String script) throws IOException {
        Path program = folder.resolve("docker-credential-" + name);
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
