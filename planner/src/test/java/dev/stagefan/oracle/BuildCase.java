package dev.stagefan.oracle;

import dev.stagefan.graph.BuildRequest;
import java.nio.charset.StandardCharsets;

/**
 * A Dockerfile and what a build of it is asked with.
 *
 * @param name says where it is from: a path, or the seed that makes it again
 * @param content one char a byte, so that text which is not UTF-8 survives
 */
record BuildCase(String name, String content, BuildRequest request) {

    static BuildCase of(String name, byte[] bytes, BuildRequest request) {
        return new BuildCase(name, new String(bytes, StandardCharsets.ISO_8859_1), request);
    }

    static BuildCase ofText(String name, String text, BuildRequest request) {
        return of(name, text.getBytes(StandardCharsets.UTF_8), request);
    }

    BuildCase withContent(String other) {
        return new BuildCase(name, other, request);
    }

    BuildCase withRequest(BuildRequest other) {
        return new BuildCase(name, content, other);
    }

    byte[] bytes() {
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    boolean isUtf8() {
        return ofText(name, text(), request).content().equals(content);
    }
}
