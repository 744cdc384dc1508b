package dev.stagefan.plan;

import dev.stagefan.schedule.Evaluator;
import dev.stagefan.schedule.Outcome;
import dev.stagefan.schedule.Problem;
import dev.stagefan.schedule.Scheduler;
import dev.stagefan.schedule.Task;
import dev.stagefan.timings.StageTiming;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Plans which stage builds where: so that the limits are kept, then so that the whole is done soonest, and among plans
 * within 2 % of that so that the fewest minutes are billed.
 */
public final class Planner {
    private Planner() {}

    /**
     * Plans.
     *
     * @throws PlanException where the overrides name what is not there, or contradict each other, the graph or the fleet
     */
    public static Plan plan(PlanRequest request) throws PlanException {
        Question question = question(request);
        Outcome cut =
                Scheduler.schedule(question.problem(Workload.Unknown.HEAVY)).plan();
        Problem known = question.problem(Workload.Unknown.NOTHING);
        Outcome outcome = new Evaluator(known)
                .run(cut.jobs().stream().map(Outcome.JobRun::units).toList());
        return new Assembly(request, question.stages(), question.workload(), question.machines(), known, outcome)
                .plan();
    }

    /** What is put to the scheduler. */
    static Question question(PlanRequest request) throws PlanException {
        Stages stages = new Stages(request.graph(), ownTasks(request));
        Workload workload = new Workload(stages, request.timings(), request.carrier());
        Machines machines = Machines.of(stages, workload, request);
        List<Task> tasks = workload.tasks(Workload.Unknown.HEAVY, machines::of);
        Units.Grouping grouping = Units.of(stages, workload, request, tasks);
        machines.refuseMixed(stages, workload, grouping);
        return new Question(request, stages, workload, machines, grouping);
    }

    /** A request, prepared. */
    record Question(PlanRequest request, Stages stages, Workload workload, Machines machines, Units.Grouping grouping) {

        Problem problem(Workload.Unknown counting) {
            return machines.problem(workload.tasks(counting, machines::of), workload.imageBytes(), grouping, request);
        }
    }

    /** Labels of stages that are tasks of their own even though they have no RUN. */
    private static Set<String> ownTasks(PlanRequest request) throws PlanException {
        Set<String> labels = new TreeSet<>();
        for (Map.Entry<String, StageTiming> timing : request.timings().stages().entrySet()) {
            if (timing.getValue().duration() != null) {
                labels.add(timing.getKey());
            }
        }
        Stages all = new Stages(request.graph(), labels);
        for (String name : request.overrides().isolate()) {
            labels.add(all.label(Units.find(all, name, "isolate " + name)));
        }
        for (List<String> group : request.overrides().fuse()) {
            for (String name : group) {
                labels.add(all.label(Units.find(all, name, "fuse " + String.join(", ", group))));
            }
        }
        for (String name : request.overrides().runners().keySet()) {
            labels.add(all.label(Units.find(all, name, "choose a runner for " + name)));
        }
        return labels;
    }
}
