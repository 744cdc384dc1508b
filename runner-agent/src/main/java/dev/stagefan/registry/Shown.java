package dev.stagefan.registry;

import dev.stagefan.dockerfile.SafeCharacters;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** What a registry says, for people: on one line, without anything that is a command to a terminal, and short. */
final class Shown {
    private static final int LONGEST = 300;

    private Shown() {}

    /** Who answers: a host, with its port where that is not the usual one. */
    static String host(Response response) {
        return host(response.request().url());
    }

    static String host(HttpUrl url) {
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
    }

    static String text(String text) {
        StringBuilder shown = new StringBuilder();
        text.strip()
                .codePoints()
                .limit(LONGEST)
                .map(point -> Character.isWhitespace(point) ? ' ' : point)
                .map(point -> SafeCharacters.isSafe(point) ? point : SafeCharacters.REPLACEMENT)
                .forEach(shown::appendCodePoint);
        return text.strip().codePointCount(0, text.strip().length()) > LONGEST ? shown + "…" : shown.toString();
    }
}
