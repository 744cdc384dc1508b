package dev.stagefan.workflow.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a job must say of itself, and may say of others. */
final class JobRules {
    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_TIMEOUT = 360;

    private JobRules() {}

    static List<String> problems(List<WorkflowJob> jobs) {
        List<String> problems = new ArrayList<>();
        Set<String> earlier = new HashSet<>();
        Set<String> distinct = new HashSet<>();
        for (WorkflowJob job : jobs) {
            ids(job, problems);
            runner(job, problems);
            for (String needed : job.needs()) {
                if (!earlier.contains(needed)) {
                    problems.add(
                            "the job " + job.id() + " needs the job " + needed + ", which does not come before it");
                }
            }
            earlier.add(job.id());
            // GitHub does not tell capitals apart here.
            if (!distinct.add(job.id().toLowerCase(Locale.ROOT))) {
                problems.add("two jobs are called " + job.id());
            }
        }
        return problems;
    }

    private static void ids(WorkflowJob job, List<String> problems) {
        List<String> ids = new ArrayList<>(List.of(job.id()));
        ids.addAll(job.outputs().keySet());
        Set<String> steps = new HashSet<>();
        for (Step step : job.steps()) {
            String id = step.id();
            if (id != null) {
                ids.add(id);
                if (!steps.add(id.toLowerCase(Locale.ROOT))) {
                    problems.add("the job " + job.id() + " has two steps called " + id);
                }
            }
        }
        for (String id : ids) {
            if (!ID.matcher(id).matches() || id.length() > LONGEST_ID) {
                problems.add(
                        "\"" + id + "\" is no id of a job, a step or an output: letters, digits, \"-\" and \"_\", not"
                                + " starting with a digit or \"-\", at most " + LONGEST_ID + " characters");
            }
        }
    }

    private static void runner(WorkflowJob job, List<String> problems) {
        String label = job.runsOn().source();
        if (label.isBlank() || label.endsWith("-latest")) {
            problems.add("the job " + job.id() + " would run on \"" + label
                    + "\", which is another system from one month to the next; try ubuntu-24.04");
        }
        int minutes = job.timeout().minutes();
        if (minutes < 1 || minutes > LONGEST_TIMEOUT) {
            problems.add("the job " + job.id() + " would have a limit of " + minutes
                    + " minutes, and GitHub takes 1 to " + LONGEST_TIMEOUT);
        }
    }
}
