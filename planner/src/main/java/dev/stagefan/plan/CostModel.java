package dev.stagefan.plan;

import dev.stagefan.fleet.Runner;
import dev.stagefan.schedule.Problem;
import dev.stagefan.schedule.Rehearsal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan as the cost model sees it that it was made with. Stages of unknown duration count as nothing.
 *
 * @param problem the stages that are not light as tasks, and the runners as machines
 * @param jobs for each job of the plan, in its order, the units of the problem that it builds
 * @param stages index of each task's stage
 * @param unknown indexes of the stages with a RUN whose duration nobody gave, in file order
 * @param runners the runner of each machine; the first one is what runs stages that may run anywhere
 * @param images reference of each outside image of the problem
 * @param assumedSizes labels of stages and references of images whose size nobody gave, sorted
 * @param isAllUnknown whether no duration of any stage is known
 */
public record CostModel(
        Problem problem,
        List<List<Integer>> jobs,
        List<Integer> stages,
        List<Integer> unknown,
        List<Runner> runners,
        List<String> images,
        List<String> assumedSizes,
        boolean isAllUnknown) {
    public CostModel {
        jobs = jobs.stream().map(List::copyOf).toList();
        stages = List.copyOf(stages);
        unknown = List.copyOf(unknown);
        runners = List.copyOf(runners);
        images = List.copyOf(images);
        assumedSizes = List.copyOf(assumedSizes);
    }

    /**
     * The cost model of a plan.
     *
     * @throws PlanException where it is not a plan of this request
     */
    public static CostModel of(PlanRequest request, Plan plan) throws PlanException {
        Planner.Question question = Planner.question(request);
        Workload workload = question.workload();
        Problem problem = question.problem(Workload.Unknown.NOTHING);
        List<List<Integer>> jobs = jobs(plan, problem, workload);
        if (Rehearsal.of(problem, jobs).isEmpty()) {
            throw stranger();
        }
        return new CostModel(
                problem,
                jobs,
                workload.heavy(),
                workload.unknown(),
                question.machines().runners(),
                workload.images(),
                List.copyOf(workload.assumedSizes()),
                workload.isAllUnknown());
    }

    private static List<List<Integer>> jobs(Plan plan, Problem problem, Workload workload) throws PlanException {
        Map<Integer, Integer> jobOf = new HashMap<>();
        List<List<Integer>> jobs = new ArrayList<>();
        for (Job job : plan.jobs()) {
            job.stages().forEach(stage -> jobOf.put(stage, jobs.size()));
            jobs.add(new ArrayList<>());
        }
        for (int unit = 0; unit < problem.units().size(); unit++) {
            List<Integer> found = problem.units().get(unit).stream()
                    .map(task -> jobOf.getOrDefault(workload.heavy().get(task), -1))
                    .distinct()
                    .toList();
            if (found.size() > 1 || found.contains(-1)) {
                throw stranger();
            }
            jobs.get(found.get(0)).add(unit);
        }
        if (jobs.stream().anyMatch(List::isEmpty)) {
            throw stranger();
        }
        return jobs;
    }

    private static PlanException stranger() {
        return new PlanException(
                "could not follow the plan because it is of another Dockerfile or of other settings; plan anew");
    }
}
