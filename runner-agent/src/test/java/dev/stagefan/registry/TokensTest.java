package dev.stagefan.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.stagefan.registry.ReadingTest.assertRefused;
import static dev.stagefan.registry.RegistryDouble.PATH;
import static dev.stagefan.registry.RegistryDouble.error;
import static dev.stagefan.registry.RegistryDouble.manifest;
import static dev.stagefan.registry.RegistryDouble.manifestPath;
import static dev.stagefan.registry.RegistryDouble.uploadsPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.stagefan.registry.RegistryException.Kind;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final byte[] IMAGE = Samples.image();
    private static final String TOKENS = "/token";
    private static final String PULL = "repository:" + PATH + ":pull";
    private static final String TOKEN = "eyJ.a-token-that-must-never-be-seen";

    private final RegistryDouble registry = new RegistryDouble();

    /** Another host: what the registry has its tokens from. */
    private final RegistryDouble authority = new RegistryDouble();

    @AfterEach
    void stop() {
        registry.close();
        authority.close();
    }

    @Test
    void asksForATokenAsAnybody() throws Exception {
        wants(PULL, TOKEN);
        authority.always("GET", TOKENS, okJson("{\"token\": \"" + TOKEN + "\"}"));

        try (RegistryClient client = registry.client()) {
            client.manifest(registry.tagged("nightly"));
        }
        assertThat(tokenRequests()).hasSize(1).allSatisfy(asked -> {
            assertThat(asked.getHeader("Authorization")).isNull();
            assertThat(asked.queryParameter("service").firstValue()).isEqualTo("testbed");
            assertThat(asked.queryParameter("scope").values()).containsExactly(PULL);
        });
    }

    @Test
    void asksWithThePasswordAndKeepsTheTokenForAsLongAsItIsGood() throws Exception {
        wants(PULL, TOKEN);
        authority.always("GET", TOKENS, okJson("{\"access_token\": \"" + TOKEN + "\", \"expires_in\": 300}"));

        try (RegistryClient client = registry.clientWithPassword()) {
            client.manifest(registry.tagged("nightly"));
            registry.pace().pass(Duration.ofSeconds(269));
            client.manifest(registry.tagged("nightly"));
            assertThat(tokenRequests()).hasSize(1);
            registry.pace().pass(Duration.ofSeconds(1));
            client.manifest(registry.tagged("nightly"));
        }
        assertThat(tokenRequests()).hasSize(2).allSatisfy(asked -> {
            assertThat(asked.getHeader("Authorization")).startsWith("Basic ");
            assertThat(asked.queryParameter("account").firstValue()).isEqualTo(RegistryDouble.USER);
        });
        assertThat(registry.sawPassword())
                .as("the password goes to the token endpoint only")
                .isFalse();
        assertThat(registry.asked(manifestPath("nightly"))).as("one is refused").isEqualTo(4);
    }

    @Test
    void aTokenWithoutATimeIsGoodForAMinute() throws Exception {
        wants(PULL, TOKEN);
        authority.always("GET", TOKENS, okJson("{\"token\": \"" + TOKEN + "\"}"));

        try (RegistryClient client = registry.client()) {
            client.manifest(registry.tagged("nightly"));
            registry.pace().pass(Duration.ofSeconds(53));
            client.manifest(registry.tagged("nightly"));
            assertThat(tokenRequests()).hasSize(1);
            registry.pace().pass(Duration.ofSeconds(1));
            client.manifest(registry.tagged("nightly"));
        }
        assertThat(tokenRequests()).hasSize(2);
    }

    @Test
    void aTokenThatIsTakenNoMoreIsReplacedOnce() throws Exception {
        authority.first("GET", TOKENS, token("first"), token("second"));
        registry.always("GET", manifestPath("nightly"), challenge(PULL));
        good("first");

        try (RegistryClient client = registry.client()) {
            client.manifest(registry.tagged("nightly"));
            registry.server().resetMappings();
            registry.always("GET", manifestPath("nightly"), challenge(PULL));
            good("second");
            client.manifest(registry.tagged("nightly"));
        }
        assertThat(tokenRequests()).hasSize(2);
    }

    @Test
    void aRegistryThatTakesNoTokenIsNotAskedForever() {
        registry.always("GET", manifestPath("nightly"), challenge(PULL));
        authority.always("GET", TOKENS, token(TOKEN));

        try (RegistryClient client = registry.clientWithPassword()) {
            assertRefused(
                    () -> client.manifest(registry.tagged("nightly")),
                    Kind.UNAUTHORIZED,
                    "because " + registry.address()
                            + " answers 401 UNAUTHORIZED: authentication required; log in again with docker login "
                            + registry.address());
        }
        assertThat(registry.asked(manifestPath("nightly"))).isEqualTo(2);
        assertThat(tokenRequests()).hasSize(1);
    }

    @Test
    void aTokenThatDoesNotReachFarEnoughIsADenial() {
        registry.always(
                "POST", uploadsPath(), challenge("repository:" + PATH + ":pull,push", ",error=\"insufficient_scope\""));
        authority.always("GET", TOKENS, token(TOKEN));

        try (RegistryClient client = registry.clientWithPassword()) {
            assertRefused(
                    () -> client.checkAccess(registry.repository(), Access.PUSH),
                    Kind.DENIED,
                    "could not push to " + registry.repository() + " because " + registry.address() + " answers 401");
        }
        assertThat(tokenRequests().get(0).queryParameter("scope").values())
                .containsExactly("repository:" + PATH + ":pull,push");
    }

    @Test
    void aTokenForReadingIsNotUsedForWriting() throws Exception {
        wants(PULL, "reading");
        registry.always("POST", uploadsPath(), challenge("repository:" + PATH + ":pull,push"));
        registry.server()
                .stubFor(request("POST", urlPathEqualTo(uploadsPath()))
                        .atPriority(1)
                        .withHeader("Authorization", equalTo("Bearer writing"))
                        .willReturn(aResponse().withStatus(202)));
        authority.first("GET", TOKENS, token("reading"), token("writing"));

        try (RegistryClient client = registry.clientWithPassword()) {
            client.manifest(registry.tagged("nightly"));
            client.checkAccess(registry.repository(), Access.PUSH);
        }
        assertThat(registry.asked(uploadsPath()))
                .as("it knows by now that there are tokens")
                .isEqualTo(1);
    }

    /** IBM's registry answers 403 where a token does not reach (devcontainers/cli#945). */
    @Test
    void asksForMoreWhereA403SaysThatTheScopeIsInsufficient() throws Exception {
        registry.always(
                "GET",
                manifestPath("nightly"),
                challenge(PULL + " other", ",error=\"insufficient_scope\"").withStatus(403));
        good("second");
        authority.first("GET", TOKENS, token("first"), token("second"));

        try (RegistryClient client = registry.client()) {
            registry.first("GET", manifestPath("nightly"), challenge(PULL));
            assertRefused(() -> client.manifest(registry.tagged("nightly")), Kind.DENIED, "answers 403");
            client.manifest(registry.tagged("nightly"));
        }
    }

    /** ECR Public wants a scope that is none by the source (SgtSilvio/gradle-oci#141). */
    @ParameterizedTest
    @ValueSource(strings = {"aws", "repository:other/one:pull", "repository:" + PATH + ":pull,delete"})
    void asksForWhatTheRegistryWantsBesides(String scope) throws Exception {
        wants(scope, TOKEN);
        authority.always("GET", TOKENS, token(TOKEN));

        try (RegistryClient client = registry.client()) {
            client.manifest(registry.tagged("nightly"));
        }
        assertThat(tokenRequests().get(0).queryParameter("scope").values()).containsExactlyInAnyOrder(PULL, scope);
    }

    /** Artifactory leaves the scope out (devcontainers/cli#692). */
    @Test
    void knowsTheScopeWhereTheRegistryDoesNotSay() throws Exception {
        registry.always(
                "GET",
                manifestPath("nightly"),
                error(401, "UNAUTHORIZED", "").withHeader("WWW-Authenticate", "Bearer realm=\"" + realm() + "\""));
        good(TOKEN);
        authority.always("GET", TOKENS, token(TOKEN));

        try (RegistryClient client = registry.client()) {
            client.manifest(registry.tagged("nightly"));
        }
        assertThat(tokenRequests().get(0).queryParameter("scope").values()).containsExactly(PULL);
    }

    @Test
    void anIdentityTokenIsPosted() throws Exception {
        wants(PULL, TOKEN);
        authority.always("POST", TOKENS, okJson("{\"access_token\": \"" + TOKEN + "\", \"expires_in\": 300}"));
        String config = "{\"auths\": {\"" + registry.address() + "\": {\"identitytoken\": \"refresh me\"}}}";

        try (RegistryClient client = registry.clientWith(config)) {
            client.manifest(registry.tagged("nightly"));
        }
        assertThat(tokenRequests()).hasSize(1);
        assertThat(tokenRequests().get(0).getBodyAsString())
                .isEqualTo(
                        "grant_type=refresh_token&service=testbed&client_id=stagefan&scope=repository%3Aacme%2Fwidget"
                                + "%3Apull&refresh_token=refresh+me");
    }

    @Test
    void anIdentityTokenIsNotSentOn() {
        wants(PULL, TOKEN);
        try (RegistryDouble thief = new RegistryDouble()) {
            authority.always(
                    "POST",
                    TOKENS,
                    aResponse().withStatus(307).withHeader("Location", "http://" + thief.address() + TOKENS));
            String config = "{\"auths\": {\"" + registry.address() + "\": {\"identitytoken\": \"refresh me\"}}}";

            try (RegistryClient client = registry.clientWith(config)) {
                assertRefused(() -> client.manifest(registry.tagged("nightly")), Kind.REFUSED, "answers 307");
            }
            assertThat(thief.server().getAllServeEvents()).isEmpty();
        }
    }

    @Test
    void aRegistryTokenIsSentAsItIs() throws Exception {
        wants(PULL, TOKEN);
        String config = "{\"auths\": {\"" + registry.address() + "\": {\"registrytoken\": \"" + TOKEN + "\"}}}";

        try (RegistryClient client = registry.clientWith(config)) {
            client.manifest(registry.tagged("nightly"));
        }
        assertThat(authority.server().getAllServeEvents()).isEmpty();
    }

    @Test
    void aTokenEndpointThatFailsIsTriedAgain() throws Exception {
        wants(PULL, TOKEN);
        authority.first(
                "GET",
                TOKENS,
                aResponse().withStatus(502).withBody("<html>bad gateway</html>"),
                aResponse().withStatus(429).withHeader("Retry-After", "7"),
                okJson("{"),
                token(TOKEN));

        try (RegistryClient client = registry.client()) {
            client.manifest(registry.tagged("nightly"));
        }
        assertThat(registry.waits())
                .containsExactly(
                        authority.address() + " answers 502",
                        authority.address() + " answers 429",
                        "the answer of " + authority.address() + ", asked for a token, is no JSON");
        assertThat(registry.pace().sleeps())
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(7), Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{\"token\": \"\"}",
                "{\"token\": \"two\\nlines\"}",
                "{\"token\": 7, \"expires_in\": \"soon\"}",
                "{\"token\": \"t\", \"expires_in\": -1}",
                "{\"token\": \"t\", \"expires_in\": 1e300}"
            })
    void anOddAnswerOfTheTokenEndpointIsNoFaultOfOurs(String answer) {
        registry.always("GET", manifestPath("nightly"), challenge(PULL));
        authority.always("GET", TOKENS, okJson(answer));

        try (RegistryClient client = registry.client()) {
            assertThat(catchThrowable(() -> client.manifest(registry.tagged("nightly"))))
                    .isInstanceOf(RegistryException.class);
        }
    }

    @Test
    void whoIsNotKnownIsToldHowToLogIn() {
        registry.always("GET", manifestPath("nightly"), challenge(PULL));
        authority.always("GET", TOKENS, error(401, "UNAUTHORIZED", "incorrect username or password"));

        try (RegistryClient client = registry.clientWithPassword();
                RegistryClient anybody = registry.client()) {
            assertRefused(
                    () -> client.manifest(registry.tagged("nightly")),
                    Kind.UNAUTHORIZED,
                    "could not log in to " + registry.address() + " for " + PULL
                            + " because " + authority.address()
                            + " answers 401 UNAUTHORIZED: incorrect username or password; log in again"
                            + " with docker login " + registry.address());
            assertRefused(
                    () -> anybody.manifest(registry.tagged("nightly")),
                    Kind.UNAUTHORIZED,
                    "; check the name, or log in with docker login " + registry.address()
                            + ", or with docker/login-action in a workflow");
        }
    }

    @Test
    void whatIsSecretIsNotSaidBack() {
        registry.always("GET", manifestPath("nightly"), challenge(PULL));
        authority.always("GET", TOKENS, token(TOKEN));
        registry.server()
                .stubFor(request("GET", urlPathEqualTo(manifestPath("nightly")))
                        .atPriority(1)
                        .withHeader("Authorization", equalTo("Bearer " + TOKEN))
                        .willReturn(error(
                                403,
                                "DENIED",
                                "Bearer " + TOKEN + " of " + RegistryDouble.PASSWORD + " may not\\u001b[2J")));

        try (RegistryClient client = registry.clientWithPassword()) {
            assertRefused(
                    () -> client.manifest(registry.tagged("nightly")),
                    Kind.DENIED,
                    "answers 403 DENIED: Bearer *** of *** may not\ufffd[2J; give the user");
        }
    }

    @Test
    void basicGoesToTheRegistryThatWantsIt() throws Exception {
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString(Samples.bytes(RegistryDouble.USER + ":" + RegistryDouble.PASSWORD));
        registry.always(
                "GET",
                manifestPath("nightly"),
                error(401, "UNAUTHORIZED", "").withHeader("WWW-Authenticate", "Basic realm=\"testbed\""));
        registry.server()
                .stubFor(request("GET", urlPathEqualTo(manifestPath("nightly")))
                        .atPriority(1)
                        .withHeader("Authorization", equalTo(basic))
                        .willReturn(manifest(IMAGE)));

        try (RegistryClient client = registry.clientWithPassword();
                RegistryClient anybody = registry.client()) {
            client.manifest(registry.tagged("nightly"));
            client.manifest(registry.tagged("nightly"));
            assertThat(registry.asked(manifestPath("nightly"))).isEqualTo(3);
            assertRefused(() -> anybody.manifest(registry.tagged("nightly")), Kind.UNAUTHORIZED, "log in with");
        }
    }

    private List<LoggedRequest> tokenRequests() {
        return authority.requests(TOKENS);
    }

    private String realm() {
        return "http://" + authority.address() + TOKENS;
    }

    private static ResponseDefinitionBuilder token(String token) {
        return okJson("{\"token\": \"" + token + "\", \"expires_in\": 300}");
    }

    private ResponseDefinitionBuilder challenge(String scope) {
        return challenge(scope, "");
    }

    private ResponseDefinitionBuilder challenge(String scope, String more) {
        return error(401, "UNAUTHORIZED", "authentication required")
                .withHeader(
                        "WWW-Authenticate",
                        "Bearer realm=\"" + realm() + "\",service=\"testbed\",scope=\"" + scope + "\"" + more);
    }

    /** The manifest is for those with the token. */
    private void wants(String scope, String token) {
        registry.always("GET", manifestPath("nightly"), challenge(scope));
        good(token);
    }

    private void good(String token) {
        registry.server()
                .stubFor(request("GET", urlPathEqualTo(manifestPath("nightly")))
                        .atPriority(2)
                        .withHeader("Authorization", equalTo("Bearer " + token))
                        .willReturn(manifest(IMAGE)));
    }
}
