package dev.stagefan.clean;

import dev.stagefan.registry.RegistryException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks several things at once: a repository may have thousands of tags. */
public final class Parallel {
    /** As many as Docker pulls layers by at once, and a few more. */
    private static final int AT_ONCE = 6;

    private Parallel() {}

    /** One thing to ask. */
    @FunctionalInterface
    public interface Question<T, R> {
        R ask(T of) throws RegistryException, InterruptedException;
    }

    /** The answers, in the order of the things asked for; the first failure ends all. */
    public static <T, R> List<R> map(List<T> things, Question<T, R> question)
            throws RegistryException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<R>> asked = new ArrayList<>();
            things.forEach(thing -> asked.add(threads.submit(() -> question.ask(thing))));
            List<R> answers = new ArrayList<>();
            for (Future<R> each : asked) {
                answers.add(answer(each));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <R> R answer(Future<R> future) throws RegistryException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RegistryException failure) {
                throw failure;
            }
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
