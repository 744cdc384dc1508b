package dev.stagefan.buildkit.display;

import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.buildkit.BuildEvent.Began;
import dev.stagefan.buildkit.BuildEvent.Ended;
import dev.stagefan.buildkit.BuildEvent.Wrote;
import dev.stagefan.buildkit.BuildFailure;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Lines as things happen: the time since the build's start, which step, what. What steps write stands after a bar, without a
 * time.
 */
public final class PlainDisplay implements Display {
    /** BuildKit's own work is shown when it takes its time: in seconds. */
    private static final double WORTH_SHOWING = 1;

    private final PrintStream out;
    private final String prefix;
    private final Map<Integer, Double> begun = new HashMap<>();
    private final Set<Integer> over = new HashSet<>();

    /**
     * A display.
     *
     * @param prefix begins each line, so that those of several builders can be told apart; may be empty
     */
    public PlainDisplay(PrintStream out, String prefix) {
        this.out = out;
        this.prefix = prefix.isEmpty() ? "" : SafeText.line(prefix) + " ";
    }

    @Override
    public synchronized void begins(String title) {
        begun.clear();
        over.clear();
        line("building " + SafeText.line(title));
    }

    @Override
    public synchronized void say(String text) {
        text.lines().map(SafeText::line).forEach(this::line);
    }

    @Override
    public synchronized void on(BuildEvent event) {
        StepName name = StepName.of(event.name());
        if (event instanceof Began step) {
            boolean first = begun.put(step.vertex(), step.atSeconds()) == null;
            if (first && name.instruction()) {
                line(time(step.atSeconds()) + name.whole());
            }
        } else if (event instanceof Ended step) {
            ended(step, name);
        } else if (event instanceof Wrote step) {
            line("         " + name.label() + " | " + SafeText.line(step.line()));
        }
    }

    private void ended(Ended step, StepName name) {
        double seconds = step.atSeconds() - begun.getOrDefault(step.vertex(), step.atSeconds());
        boolean first = over.add(step.vertex());
        String label = name.instruction() ? name.label() : name.whole();
        if (step.error() != null) {
            line(time(step.atSeconds()) + label + " failed: " + SafeText.line(step.error()));
        } else if (step.cached() && first) {
            line(time(step.atSeconds()) + label + " cached");
        } else if ((first && name.instruction()) || seconds >= WORTH_SHOWING) {
            String took =
                    first ? " done in " + StepName.seconds(seconds) : " took " + StepName.seconds(seconds) + " more";
            line(time(step.atSeconds()) + label + took);
        }
    }

    private static String time(double seconds) {
        return String.format(Locale.ROOT, "%7.1fs ", seconds);
    }

    @Override
    public synchronized void succeeded() {
        line("built");
    }

    @Override
    public synchronized void failed(BuildFailure failure) {
        FailureText.lines(failure).forEach(this::line);
    }

    private void line(String text) {
        out.print(prefix + text + "\n");
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
