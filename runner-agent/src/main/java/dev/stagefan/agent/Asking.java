package dev.stagefan.agent;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.buildkit.Cancellation;
import dev.stagefan.http.Pace;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.registry.RegistryException;
import java.io.IOException;
import java.time.Duration;

/** Asks registries, and waits, so that a cancellation ends it at once. */
record Asking(RegistryClient registry, Pace pace, Cancellation cancellation) {
    /** A question. */
    @FunctionalInterface
    interface Question<T> {
        T ask(RegistryClient registry) throws RegistryException, InterruptedException;
    }

    /** A question whose answer may also be one that cannot be read. */
    @FunctionalInterface
    interface Reading<T> {
        T read(RegistryClient registry) throws IOException, InterruptedException;
    }

    /** Something that takes a while, and that an interrupt ends. */
    @FunctionalInterface
    private interface Lengthy<T, E extends Exception> {
        T get() throws E, InterruptedException;
    }

    /** The answer of a registry. A registry that does not give one is a fault outside. */
    <T> T ask(Question<T> question) throws AgentException, InterruptedException {
        try {
            return tryToAsk(question);
        } catch (RegistryException e) {
            throw new AgentException(Fault.OUTSIDE, String.valueOf(e.getMessage()));
        }
    }

    <T> T tryToAsk(Question<T> question) throws RegistryException, InterruptedException {
        return Asking.<T, RegistryException>interruptibly(cancellation, () -> question.ask(registry));
    }

    <T> T lookAt(Reading<T> reading) throws IOException, InterruptedException {
        return Asking.<T, IOException>interruptibly(cancellation, () -> reading.read(registry));
    }

    void pause(Duration pause) throws InterruptedException {
        Asking.<Boolean, RuntimeException>interruptibly(cancellation, () -> {
            pace.sleeper().sleep(pause);
            return true;
        });
    }

    private static <T, E extends Exception> T interruptibly(Cancellation cancellation, Lengthy<T, E> lengthy)
            throws E, InterruptedException {
        Thread caller = Thread.currentThread();
        Cancellation.Registration interrupting = cancellation.onCancel(caller::interrupt);
        try {
            return lengthy.get();
        } finally {
            interrupting.close();
        }
    }
}
