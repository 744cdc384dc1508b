package dev.stagefan.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What proves to a registry who asks. It is never shown: {@code toString} says what it is only. */
sealed interface Credentials {
    /** The user name that stands for an identity token, in what a credential helper says. */
    String TOKEN_USER = "<token>";

    /** What must never be shown. */
    String secret();

    /** What a helper or a login calls them: an identity token, or a name and a password. */
    static Credentials of(String username, String secret) {
        return username.equals(TOKEN_USER) ? new IdentityToken(secret) : new Password(username, secret);
    }

    /** A name and a password, or a token in its place. */
    record Password(String username, String password) implements Credentials {
        String basic() {
            return "Basic "
                    + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String secret() {
            return password;
        }

        @Override
        public String toString() {
            return "a password";
        }
    }

    /** Is exchanged for tokens. */
    record IdentityToken(String token) implements Credentials {
        @Override
        public String secret() {
            return token;
        }

        @Override
        public String toString() {
            return "an identity token";
        }
    }

    /** Goes to the registry as it is. */
    record RegistryToken(String token) implements Credentials {
        @Override
        public String secret() {
            return token;
        }

        @Override
        public String toString() {
            return "a registry token";
        }
    }
}
