package dev.stagefan.workflow.yaml;

import java.util.ArrayList;
import java.util.List;

/** What may start a workflow. */
final class TriggerRules {
    private static final int MOST_INPUTS = 25;

    private TriggerRules() {}

    static List<String> problems(Triggers triggers) {
        List<String> problems = new ArrayList<>();
        if (triggers.inputs().size() > MOST_INPUTS) {
            problems.add("it would have " + triggers.inputs().size() + " inputs and GitHub takes " + MOST_INPUTS
                    + "; try fewer --expose-arg");
        }
        List<String> names =
                triggers.inputs().stream().map(Triggers.Input::name).toList();
        if (names.stream().map(String::toLowerCase).distinct().count() < names.size()) {
            problems.add("two of the inputs " + String.join(", ", names)
                    + " differ in no letter that GitHub tells apart; try exposing only one of them");
        }
        return problems;
    }
}
