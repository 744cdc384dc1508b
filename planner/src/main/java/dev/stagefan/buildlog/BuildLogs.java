package dev.stagefan.buildlog;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the builds of a log. What kind of log it is shows in the lines: BuildKit's plain progress ({@code #12 DONE 65.3s}),
 * its rawjson progress ({@code {"vertexes":[…]}}), each also with what CI services put around it: time stamps, colours,
 * groups, the output of other steps.
 */
public final class BuildLogs {
    private BuildLogs() {}

    /**
     * Reads a log to its end, a line at a time; its size does not matter. The caller closes the stream.
     *
     * @param name what the samples will be {@linkplain dev.stagefan.timings.Sample#from() from}, as {@code nightly.log} or
     *     {@code run 8123 of nightly.yml}
     * @param log UTF-8, or UTF-16 with a byte order mark; bytes that are neither count as U+FFFD
     * @throws IOException where the stream does
     */
    public static LogReading read(String name, InputStream log) throws IOException {
        throw new IOException("could not read " + name + " because nothing of " + log + " is read yet");
    }
}
