package dev.stagefan.acceptance;

import dev.stagefan.testbed.Engine;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Processes of this machine, those in the containers of builds included, found by one of their arguments. */
final class Processes {
    private static final int MOST_TENTHS = 600;

    private Processes() {}

    /** Kills an engine's daemon, as a machine that goes away does. */
    static void kill(Engine engine) {
        with("--addr=" + engine.address())
                .filter(process -> process.info().command().orElse("").endsWith("buildkitd"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    /** Kills what an engine that was killed left behind. */
    static void killThoseWith(String argument) {
        with(argument).forEach(ProcessHandle::destroyForcibly);
    }

    static boolean isRunning(String argument) {
        return with(argument).findAny().isPresent();
    }

    /** Waits until there is one. */
    static void await(String argument) {
        for (int tenths = 0; !isRunning(argument); tenths++) {
            if (tenths > MOST_TENTHS) {
                throw new IllegalStateException("no process has the argument " + argument);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static Stream<ProcessHandle> with(String argument) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(argument::equals));
    }
}
