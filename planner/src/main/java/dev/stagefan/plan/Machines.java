package dev.stagefan.plan;

import dev.stagefan.fleet.Fleet;
import dev.stagefan.fleet.Runner;
import dev.stagefan.schedule.Machine;
import dev.stagefan.schedule.Problem;
import dev.stagefan.schedule.Task;
import dev.stagefan.yaml.Near;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The runners that a plan uses.
 *
 * <p>All jobs run on the build platform, because a build sees it: as BUILDPLATFORM, and in every
 * {@code FROM --platform=$BUILDPLATFORM}. They run on the fleet's preferred runner of that platform unless the user names
 * another one. A duration counts as given whatever the runner: nobody knows how a stage would scale.
 */
final class Machines {
    private final List<Runner> runners;
    private final Map<Integer, Integer> chosen;

    private Machines(List<Runner> runners, Map<Integer, Integer> chosen) {
        this.runners = runners;
        this.chosen = chosen;
    }

    static Machines of(Stages stages, Workload workload, PlanRequest request) throws PlanException {
        Fleet fleet = request.fleet();
        String platform = request.graph().request().buildPlatform().toString();
        if (fleet.preferred(platform).isEmpty()) {
            throw new PlanException("could not choose a runner because the fleet has none for " + platform
                    + "; add one to fleet.runners, or build on another platform with --build-platform");
        }
        List<Runner> runners = new ArrayList<>(List.of(fleet.preferred(platform).get()));
        Map<Integer, Integer> chosen = new TreeMap<>();
        for (Map.Entry<String, String> choice : request.overrides().runners().entrySet()) {
            String doing = "run " + choice.getKey() + " on " + choice.getValue();
            int stage = Units.findBuilt(stages, choice.getKey(), doing);
            Runner runner = fleet.find(choice.getValue())
                    .orElseThrow(
                            () -> new PlanException("could not " + doing + " because the fleet has no such runner; "
                                    + Near.help(choice.getValue(), fleet.labels())));
            if (!runner.platform().equals(platform)) {
                throw new PlanException("could not " + doing + " because it is " + runner.platform()
                        + " and the build runs on " + platform + "; take a runner of that platform, or build on another"
                        + " one with --build-platform");
            }
            if (!runners.contains(runner)) {
                runners.add(runner);
            }
            chosen.put(workload.task(stage), runners.indexOf(runner));
        }
        return new Machines(runners, chosen);
    }

    /** By the index of their machine. */
    List<Runner> runners() {
        return runners;
    }

    /** The machine that a task must run on. */
    int of(int task) {
        return chosen.getOrDefault(task, Task.ANY_MACHINE);
    }

    /** Refuses units whose tasks must run on different machines. */
    void refuseMixed(Stages stages, Workload workload, Units.Grouping grouping) throws PlanException {
        for (List<Integer> unit : grouping.units()) {
            Set<Integer> wanted = new TreeSet<>();
            unit.forEach(task -> wanted.add(of(task)));
            wanted.remove(Task.ANY_MACHINE);
            if (wanted.size() > 1) {
                throw new PlanException("could not choose a runner because "
                        + stages.labels(unit.stream().map(workload.heavy()::get).toList())
                        + " share a job but are to run on different ones; give them the same runner");
            }
        }
    }

    Problem problem(List<Task> tasks, List<Long> imageBytes, Units.Grouping grouping, PlanRequest request) {
        Integer maxJobs = request.limits().maxJobs();
        return new Problem(
                tasks,
                imageBytes,
                runners.stream().map(Machines::machine).toList(),
                grouping.units(),
                grouping.isolated(),
                maxJobs == null ? Integer.MAX_VALUE : maxJobs,
                request.fleet().atOnce());
    }

    private static Machine machine(Runner runner) {
        return new Machine(
                runner.cores(),
                runner.queueSeconds(),
                runner.setUpSeconds(),
                runner.downBytesPerSecond(),
                runner.upBytesPerSecond(),
                runner.limitSeconds(),
                runner.atOnce());
    }
}
