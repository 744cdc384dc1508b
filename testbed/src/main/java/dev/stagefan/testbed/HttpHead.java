package dev.stagefan.testbed;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What comes before the body of an HTTP/1.1 message.
 *
 * @param lines the request or status line, and the headers
 */
record HttpHead(List<String> lines) {
    /** A body whose length is not said, but sent in chunks. */
    static final long CHUNKED = -1;

    HttpHead {
        lines = List.copyOf(lines);
    }

    /** Reads one, or the first line of something else; empty where the sender has hung up instead. */
    static Optional<HttpHead> read(InputStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        String line = readLine(in);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        if (!line.contains("HTTP/1.")) {
            return Optional.of(new HttpHead(List.of(line)));
        }
        while (line.length() > 2) {
            text.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1));
            line = readLine(in);
        }
        if (line.isEmpty()) {
            throw new EOFException("a message ends within its headers");
        }
        return Optional.of(
                new HttpHead(text.toString(StandardCharsets.ISO_8859_1).lines().toList()));
    }

    /** Reads a line with its end; empty at the end of the stream. */
    static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.append((char) next);
            if (next == '\n') {
                break;
            }
        }
        return line.toString();
    }

    /** Whether it is a message at all: Docker, for one, tries TLS first. */
    boolean isHttp() {
        return lines.get(0).contains("HTTP/1.");
    }

    /** Of a request. */
    String method() {
        return word(0);
    }

    /** Of a request, with its query. */
    String path() {
        return word(1);
    }

    /** Of an answer. */
    int status() {
        return Integer.parseInt(word(1));
    }

    private String word(int index) {
        return lines.get(0).split(" ", 3)[index];
    }

    /** How long a request's body is: 0 or more, or {@link #CHUNKED}. */
    long requestLength() {
        return header("transfer-encoding").isPresent()
                ? CHUNKED
                : header("content-length").map(Long::parseLong).orElse(0L);
    }

    /** How long an answer's body is, likewise. */
    long answerLength(HttpHead request) {
        boolean none = request.method().equals("HEAD") || status() == 204 || status() == 304;
        return none ? 0 : requestLength();
    }

    private Optional<String> header(String name) {
        return lines.stream()
                .skip(1)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    byte[] bytes() {
        return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
