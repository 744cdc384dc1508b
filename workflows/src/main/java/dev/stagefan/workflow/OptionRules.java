package dev.stagefan.workflow;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What options and paths must be for GitHub and the actions to take them. */
final class OptionRules {
    /** Five fields of numbers, names, ranges and steps; GitHub has no macros as {@code @daily}. */
    private static final Pattern CRON = Pattern.compile("[0-9A-Za-z*/,-]+( [0-9A-Za-z*/,-]+){4}");

    /** What Git allows in a name, and the wildcards of a pattern. */
    private static final Pattern BRANCH = Pattern.compile("[^\\s\\p{Cntrl}~^:\\\\]+");

    private OptionRules() {}

    static void check(WorkflowOptions options) throws WorkflowException {
        checkName(options.name());
        checkSchedules(options.schedules());
        for (String branch : options.pushBranches()) {
            if (!BRANCH.matcher(branch).matches()) {
                throw new WorkflowException("could not start on pushes to the branch \"" + branch
                        + "\" because no branch has such a name; try --on-push main");
            }
        }
        checkImageName(options.image());
        for (String tag : options.tags()) {
            if (!ListInput.survives(tag)) {
                throw new WorkflowException("could not tag the image by \"" + tag
                        + "\" because a tag pattern neither is empty nor starts or ends with white space; try --tag"
                        + " type=raw,value=nightly");
            }
        }
        if (options.environment() != null && !isOneLine(options.environment())) {
            throw new WorkflowException("could not use the environment \"" + options.environment()
                    + "\" because an environment's name is one line; try another --environment");
        }
    }

    static void check(CleanOptions options) throws WorkflowException {
        checkName(options.name());
        checkSchedules(options.schedules());
        checkImageName(options.image());
    }

    private static void checkName(String name) throws WorkflowException {
        if (!isOneLine(name)) {
            throw new WorkflowException("could not name the workflow \"" + name
                    + "\" because a name is one line without \"${{\"; try another --name");
        }
    }

    private static void checkSchedules(List<String> schedules) throws WorkflowException {
        for (String schedule : schedules) {
            if (!CRON.matcher(schedule).matches()) {
                throw new WorkflowException("could not schedule \"" + schedule
                        + "\" because it is not five cron fields; try \"0 3 * * *\" for every night at 03:00 UTC");
            }
        }
    }

    private static void checkImageName(@Nullable String image) throws WorkflowException {
        if (image != null && !Registry.isPath(image)) {
            throw new WorkflowException("could not name the image \"" + image
                    + "\" because an image name is lower case, in parts between slashes; try --image acme/app");
        }
    }

    /** The actions trim a path, and take each line of one for a path of its own. */
    static void checkPath(String path) throws WorkflowException {
        if (!ListInput.survives(path) || !isOneLine(path)) {
            throw new WorkflowException("could not name the file or folder \"" + path
                    + "\" in a workflow because it starts or ends with white space, or has a line break or \"${{\" in it;"
                    + " try another name");
        }
    }

    /** The action takes each line for an image of its own. */
    static void checkImage(String image) throws WorkflowException {
        if (!ListInput.survives(image) || !isOneLine(image)) {
            throw new WorkflowException("could not leave the image \"" + image
                    + "\" to the builders because no image has such a name; try it as the Dockerfile has it, or all");
        }
    }

    static boolean isOneLine(String text) {
        return !text.isBlank() && !text.contains("${{") && text.codePoints().noneMatch(Character::isISOControl);
    }
}
