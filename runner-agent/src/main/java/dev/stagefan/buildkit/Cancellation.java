package dev.stagefan.buildkit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lets what runs be ended early, from any thread: a flag, and what to do once it is set. */
public final class Cancellation {
    private final Set<Registration> hooks = new LinkedHashSet<>();
    private boolean cancelled;

    /** What is done at a cancellation, until it is closed. */
    public final class Registration implements AutoCloseable {
        private final Runnable action;

        private Registration(Runnable action) {
            this.action = action;
        }

        @Override
        public void close() {
            synchronized (Cancellation.this) {
                hooks.remove(this);
            }
        }
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Cancels, once; calls what was registered, on this thread, in the order in which it was. */
    public void cancel() {
        List<Registration> called;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            called = List.copyOf(hooks);
            hooks.clear();
        }
        called.forEach(hook -> hook.action.run());
    }

    /** Has an action called at a cancellation, which must be short; at once where there was one. */
    public Registration onCancel(Runnable action) {
        Registration registration = new Registration(action);
        synchronized (this) {
            if (!cancelled) {
                hooks.add(registration);
                return registration;
            }
        }
        action.run();
        return registration;
    }
}
