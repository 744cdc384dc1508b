package dev.stagefan.acceptance;

import dev.stagefan.testbed.Engine;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Processes of this machine, found by their words. */
final class Processes {
    private Processes() {}

    /** Kills an engine's daemon, as a machine that goes away does. */
    static void kill(Engine engine) {
        with("--addr=" + engine.address())
                .filter(process -> process.info().command().orElse("").endsWith("buildkitd"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    /** Kills what an engine that was killed left behind. */
    static void killThoseWith(String... words) {
        with(words).forEach(ProcessHandle::destroyForcibly);
    }

    /** Whether any process has all the words. */
    static boolean isRunning(String... words) {
        return with(words).findAny().isPresent();
    }

    private static Stream<ProcessHandle> with(String... words) {
        List<String> wanted = List.of(words);
        return ProcessHandle.allProcesses().filter(process -> {
            List<String> all = Stream.concat(
                            process.info().command().stream(),
                            process.info().arguments().stream().flatMap(Arrays::stream))
                    .toList();
            return all.containsAll(wanted);
        });
    }
}
