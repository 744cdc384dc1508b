package dev.stagefan.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command end in order when the process is told to end, by Ctrl-C or by a service manager: it is cancelled, has
 * some seconds to write what it has, and the process ends with 3.
 */
final class Interruption {
    private static final Duration USUAL = Duration.ofSeconds(10);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Runnable cancel, Thread command, Duration most) {
        hook = new Thread(() -> {
            cancel.run();
            command.interrupt();
            await(most);
    private Interruption(Runnable cancel) {
        hook = new Thread(() -> {
            cancel.run();
            await();
            // Not exit: that waits for this very thread.
            Runtime.getRuntime().halt(ExitCode.OUTSIDE_FAILED.number());
        });
    }

    /**
     * From now until its {@link #end}.
     *
     * @param cancel makes the command, which runs on this thread, end soon
     */
    static Interruption calling(Runnable cancel) {
        return calling(cancel, USUAL);
    }

    /**
     * Likewise for a command that has more to end.
     *
     * @param most how long it has
     */
    static Interruption calling(Runnable cancel, Duration most) {
        Interruption interruption = new Interruption(cancel, Thread.currentThread(), most);
        Thread command = Thread.currentThread();
        return telling(() -> {
            cancel.run();
            command.interrupt();
        });
    }

    /** The same for a command that ends soon once it is told, without an interrupt. */
    static Interruption telling(Runnable cancel) {
        Interruption interruption = new Interruption(cancel);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** The command has ended, and has written all that it had to. */
    void end() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending: the hook runs already.
            return;
        }
    }

    private void await(Duration most) {
        try {
            if (!ended.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
