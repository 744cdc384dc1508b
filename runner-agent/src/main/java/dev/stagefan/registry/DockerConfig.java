package dev.stagefan.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Docker's configuration says of credentials for registries. Looked for as Docker and Buildx do, so that what works
 * here works there (docker/cli: cli/config/configfile/file.go): {@code $DOCKER_AUTH_CONFIG} first, then the registry's own
 * helper, then the helper for all, then what the file itself holds. Where there is a helper the file's own are not used.
 */
public final class DockerConfig {
    /** What {@code docker login} without a name writes down for Docker Hub. */
    private static final String DOCKER_HUB = "https://index.docker.io/v1/";

    private static final Duration HELPER = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Credentials> given;
    private final Map<String, Credentials> kept;
    private final Map<String, String> helpers;
    private final @Nullable String store;
    private final Map<String, String> environment;
    private final Duration patience;

    private DockerConfig(
            JsonNode given, JsonNode config, Map<String, String> environment, String where, Duration patience)
            throws RegistryException {
        this.given = auths(given, "DOCKER_AUTH_CONFIG");
        this.kept = auths(config, where);
        this.helpers = new LinkedHashMap<>();
        config.path("credHelpers")
                .properties()
                .forEach(
                        helper -> helpers.put(helper.getKey(), helper.getValue().asText()));
        String all = config.path("credsStore").asText("");
        this.store = all.isEmpty() ? null : all;
        this.environment = Map.copyOf(environment);
        this.patience = patience;
    }

    /**
     * Reads {@code config.json} in {@code $DOCKER_CONFIG}, or else in {@code ~/.docker}. That there is none is no fault.
     *
     * @param environment as a process has it; credential helpers run in it
     * @throws RegistryException where it is there and cannot be read
     */
    public static DockerConfig of(Map<String, String> environment) throws RegistryException {
        return of(environment, HELPER);
    }

    static DockerConfig of(Map<String, String> environment, Duration patience) throws RegistryException {
        JsonNode given = parse(environment.getOrDefault("DOCKER_AUTH_CONFIG", ""), "DOCKER_AUTH_CONFIG");
        String folder = environment.getOrDefault("DOCKER_CONFIG", "");
        String home = environment.getOrDefault("HOME", "");
        if (folder.isEmpty() && home.isEmpty()) {
            return new DockerConfig(given, JSON.createObjectNode(), environment, "", patience);
        }
        Path file = (folder.isEmpty() ? Path.of(home, ".docker") : Path.of(folder)).resolve("config.json");
        return new DockerConfig(given, parse(read(file), file.toString()), environment, file.toString(), patience);
    }

    /** Knows no credentials. */
    public static DockerConfig empty() {
        try {
            return of(Map.of());
        } catch (RegistryException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) throws RegistryException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw unreadable(file.toString(), "it cannot be read (" + e.getMessage() + ")");
        }
    }

    private static JsonNode parse(String text, String where) throws RegistryException {
        if (text.isBlank()) {
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // The parser's own words quote the text, passwords included; its place does not.
            throw unreadable(
                    where,
                    "it is no JSON at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        }
    }

    private static Map<String, Credentials> auths(JsonNode config, String where) throws RegistryException {
        Map<String, Credentials> auths = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : config.path("auths").properties()) {
            Credentials credentials = credentials(entry.getValue(), entry.getKey(), where);
            if (credentials != null) {
                auths.put(entry.getKey(), credentials);
            }
        }
        return auths;
    }

    /** One entry; null where it is empty, as it is where a helper keeps what belongs there. */
    private static @Nullable Credentials credentials(JsonNode entry, String key, String where)
            throws RegistryException {
        String identityToken = entry.path("identitytoken").asText("");
        if (!identityToken.isEmpty()) {
            return new Credentials.IdentityToken(identityToken);
        }
        String registryToken = entry.path("registrytoken").asText("");
        if (!registryToken.isEmpty()) {
            return new Credentials.RegistryToken(registryToken);
        }
        String auth = entry.path("auth").asText("");
        if (auth.isEmpty()) {
            String username = entry.path("username").asText("");
            return username.isEmpty()
                    ? null
                    : Credentials.of(username, entry.path("password").asText(""));
        }
        String decoded = decoded(auth);
        int colon = decoded.indexOf(':');
        if (colon <= 0) {
            throw unreadable(where, "what it has for " + Shown.text(key) + " is no name and password in base64");
        }
        // Docker writes a password with zeros behind it on some machines, and takes them off.
        return Credentials.of(
                decoded.substring(0, colon), decoded.substring(colon + 1).replaceFirst("\0+$", ""));
    }

    private static String decoded(String auth) {
        try {
            return new String(Base64.getDecoder().decode(auth.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static RegistryException unreadable(String where, String reason) {
        return new RegistryException(
                RegistryException.Kind.UNAUTHORIZED,
                "could not use the credentials in " + where + " because " + reason
                        + "; correct it, or log in again with docker login");
    }

    /**
     * The credentials for a registry.
     *
     * @param host as {@link Repository#host} has it
     */
    Optional<Credentials> credentials(String host) throws RegistryException, InterruptedException {
        String key = host.equals(Repository.DOCKER_HUB) ? DOCKER_HUB : host;
        Credentials first = find(given, key);
        if (first != null) {
            return Optional.of(first);
        }
        String helper = helpers.getOrDefault(key, helpers.getOrDefault(host, store));
        if (helper != null && !helper.isEmpty()) {
            return new CredentialHelper(helper, environment, patience).get(key);
        }
        return Optional.ofNullable(find(kept, key));
    }

    /** By the very name, or else by the host in it: old files have {@code https://HOST/v2/} (docker/cli: file_store.go). */
    private static @Nullable Credentials find(Map<String, Credentials> auths, String key) {
        Credentials exact = auths.get(key);
        if (exact != null) {
            return exact;
        }
        String host = host(key);
        return auths.entrySet().stream()
                .filter(entry -> host(entry.getKey()).equals(host))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String host(String key) {
        String bare = key.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
        return bare.equals(Repository.DOCKER_HUB) ? Repository.OLD_DOCKER_HUB : bare;
    }
}
