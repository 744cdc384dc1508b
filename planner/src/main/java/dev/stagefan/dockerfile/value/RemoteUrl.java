package dev.stagefan.dockerfile.value;

import dev.stagefan.dockerfile.text.Casing;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL, taken apart as Go's net/url does; where that refuses, there is none.
 *
 * @param scheme lower case, or empty
 * @param path unescaped
 * @param query by key, unescaped, malformed pairs left out
 * @param fragment unescaped, or empty
 */
public record RemoteUrl(String scheme, String path, Map<String, List<String>> query, String fragment) {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+");
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9._:~!$&'()*+,;=%@-]*+");
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:<>\"\\[\\]-]|[^\\x00-\\x7f]|%25|%[89A-Fa-f][0-9A-Fa-f])*+");
    private static final Pattern PORT = Pattern.compile("(?::[0-9]*+)?+");

    public static Optional<RemoteUrl> parse(String text) {
        int hash = text.indexOf('#');
        String fragment = hash < 0 ? "" : text.substring(hash + 1);
        String rest = hash < 0 ? text : text.substring(0, hash);
        if (CONTROL.matcher(rest).find() || BAD_ESCAPE.matcher(fragment).find() || rest.startsWith(":")) {
            return Optional.empty();
        }
        int colon = rest.indexOf(':');
        String scheme = colon > 0 && SCHEME.matcher(rest.substring(0, colon)).matches() ? rest.substring(0, colon) : "";
        rest = scheme.isEmpty() ? rest : rest.substring(colon + 1);
        int mark = rest.indexOf('?');
        Map<String, List<String>> query =
                mark < 0 ? Map.of() : query(rest.substring(mark + 1)).pairs();
        rest = mark < 0 ? rest : rest.substring(0, mark);
        String path = path(scheme, rest);
        if (path == null || BAD_ESCAPE.matcher(path).find()) {
            return Optional.empty();
        }
        return Optional.of(new RemoteUrl(Casing.lower(scheme), unescape(path), query, unescape(fragment)));
    }

    /** What stands behind the host; null where host or path are malformed. */
    private static @Nullable String path(String scheme, String rest) {
        if (!rest.startsWith("/")) {
            int slash = rest.indexOf('/');
            boolean colonFirst = (slash < 0 ? rest : rest.substring(0, slash)).indexOf(':') >= 0;
            if (!scheme.isEmpty()) {
                return "";
            }
            return colonFirst ? null : rest;
        }
        if (!rest.startsWith("//") || (scheme.isEmpty() && rest.startsWith("///"))) {
            return rest;
        }
        int slash = rest.indexOf('/', 2);
        String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
        return isAuthority(Casing.lower(scheme), authority) ? rest.substring(2 + authority.length()) : null;
    }

    private static boolean isAuthority(String scheme, String authority) {
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            String user = authority.substring(0, at);
            if (!USER.matcher(user).matches() || BAD_ESCAPE.matcher(user).find()) {
                return false;
            }
        }
        String host = authority.substring(at + 1);
        int bracket = host.lastIndexOf('[');
        if (bracket > 0) {
            return false;
        }
        if (bracket == 0) {
            int close = host.lastIndexOf(']');
            return close > 0
                    && IpAddress.isValid(host.substring(1, close))
                    && host.substring(1, close).indexOf(':') >= 0
                    && PORT.matcher(host.substring(close + 1)).matches();
        }
        boolean strict = scheme.equals("http") || scheme.equals("https");
        int colon = strict ? host.indexOf(':') : host.lastIndexOf(':');
        return HOST.matcher(host).matches()
                && (colon < 0 || PORT.matcher(host.substring(colon)).matches());
    }

    /** A query's pairs, and whether all of it was well-formed. */
    public record Query(Map<String, List<String>> pairs, boolean wellFormed) {}

    public static Query query(String text) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        boolean wellFormed = true;
        for (String pair : text.split("&", -1)) {
            if (pair.indexOf(';') >= 0 || BAD_ESCAPE.matcher(pair).find()) {
                wellFormed = false;
            } else if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String key = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                pairs.computeIfAbsent(unescape(key.replace('+', ' ')), ignored -> new ArrayList<>())
                        .add(unescape(value.replace('+', ' ')));
            }
        }
        return new Query(pairs, wellFormed);
    }

    private static String unescape(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%') {
                out.write(Character.digit(bytes[i + 1], 16) * 16 + Character.digit(bytes[i + 2], 16));
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
