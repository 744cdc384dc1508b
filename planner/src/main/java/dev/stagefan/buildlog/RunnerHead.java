package dev.stagefan.buildlog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a GitHub Actions job log says of its runner. Only GitHub's own standard runners are known by their
 * image: a larger runner has the same image under another label, and a name of its own.
 */
final class RunnerHead {
    private static final String JOB = "Current runner version: ";
    private static final Pattern IMAGE = Pattern.compile("Image: (ubuntu-\\d\\d\\.\\d\\d(?:-arm)?)");
    private static final Pattern NAME = Pattern.compile("Runner name: '(.*)'");
    private static final String HOSTED = "GitHub Actions ";

    private @Nullable String label;
    private boolean hosted = true;

    void read(String text) {
        if (text.startsWith(JOB)) {
            label = null;
            hosted = true;
            return;
        }
        Matcher name = NAME.matcher(text);
        if (name.matches()) {
            hosted = name.group(1).startsWith(HOSTED);
            return;
        }
        Matcher image = IMAGE.matcher(text);
        if (image.matches()) {
            label = image.group(1);
        }
    }

    @Nullable
    String label() {
        return hosted ? label : null;
    }
}
