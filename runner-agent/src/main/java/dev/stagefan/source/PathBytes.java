package dev.stagefan.source;

import dev.stagefan.dockerfile.text.ByteText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Names of files as the bytes that they are, whatever encoding this machine's language settings stand for. */
final class PathBytes {
    /** Where Python puts a byte that is no part of valid UTF-8: an unpaired surrogate. */
    private static final int ESCAPE = 0xdc00;

    private PathBytes() {}

    /** Bytes as UTF-8; what is none becomes U+DC00 + byte, so that two names never become one. */
    static String decode(byte[] bytes) {
        String text = ByteText.of(bytes);
        if (ByteText.firstInvalid(text) < 0) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int rune = ByteText.runeAt(text, at, text.length());
            if (rune < 0) {
                decoded.append((char) (ESCAPE + text.charAt(at)));
                at++;
            } else {
                decoded.appendCodePoint(rune);
                at += ByteText.widthOf(rune);
            }
        }
        return decoded.toString();
    }

    /** The last name of a path. Only as a URI does Java give a path's bytes away. */
    static String name(Path path) {
        String name = String.valueOf(path.getFileName());
        return isAscii(name) ? name : lastOf(path.toUri().getRawPath());
    }

    /** A link's target as written. */
    static String target(Path link, Path target) {
        String text = target.toString();
        if (isAscii(text)) {
            return text;
        }
        if (target.isAbsolute()) {
            return decoded(target.toUri().getRawPath());
        }
        String own = withoutSlash(link.toUri().getRawPath());
        String raw = link.resolveSibling(target).toUri().getRawPath();
        String prefix = own.substring(0, own.lastIndexOf('/') + 1);
        return decoded(raw.startsWith(prefix) ? raw.substring(prefix.length()) : raw);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }

    private static String lastOf(String rawPath) {
        String path = withoutSlash(rawPath);
        return decoded(path.substring(path.lastIndexOf('/') + 1));
    }

    /** A URI ends with a slash where a folder is. */
    private static String withoutSlash(String rawPath) {
        return rawPath.length() > 1 && rawPath.endsWith("/") ? rawPath.substring(0, rawPath.length() - 1) : rawPath;
    }

    private static String decoded(String rawPath) {
        String path = withoutSlash(rawPath);
        byte[] bytes = new byte[path.length()];
        int length = 0;
        for (int at = 0; at < path.length(); at++) {
            boolean escaped = path.charAt(at) == '%';
            bytes[length] = (byte) (escaped ? Integer.parseInt(path.substring(at + 1, at + 3), 16) : path.charAt(at));
            at += escaped ? 2 : 0;
            length++;
        }
        return decode(Arrays.copyOf(bytes, length));
    }
}
