package dev.stagefan.schedule;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.CumulativeConstraint;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.List;

/**
 * The least makespan of a problem by OR-tools CP-SAT: the cost model written down a second time, as constraints.
 *
 * <p>For problems with one kind of machine, without isolated units, whose tasks keep all cores busy and whose units are
 * single tasks. With few machines the solver is free to let a job wait although it could start, which the timetable never
 * does.
 */
final class SolverOracle {
    private static final double MILLISECONDS = 1000;
    private static final double SOLVER_SECONDS = 120;

    private final Problem problem;
    private final Machine machine;
    private final int count;
    private final CpModel model = new CpModel();
    private final BoolVar[][] in;
    private final BoolVar[] handedImage;
    private final IntVar[] start;
    private final IntVar[] end;
    private final long horizon;

    static {
        Loader.loadNativeLibraries();
    }

    private SolverOracle(Problem problem) {
        this.problem = problem;
        machine = problem.machines().get(0);
        count = problem.tasks().size();
        in = new BoolVar[count][count];
        handedImage = new BoolVar[count];
        start = new IntVar[count];
        end = new IntVar[count];
        horizon = millis(new Evaluator(problem)
                        .run(problem.units().stream()
                                .map(unit -> List.of(problem.units().indexOf(unit)))
                                .toList())
                        .makespanSeconds()
                * 20);
    }

    /** The least makespan in seconds. */
    static double leastMakespan(Problem problem) {
        return new SolverOracle(problem).solve();
    }

    private double solve() {
        declareJobs();
        for (int task = 0; task < count; task++) {
            handedImage[task] = handedOver(task, false);
        }
        IntVar makespan = model.newIntVar(0, horizon, "makespan");
        CumulativeConstraint machines = model.addCumulative(problem.atOnce());
        for (int job = 0; job < count; job++) {
            LinearExprBuilder run = LinearExpr.newBuilder();
            run.addTerm(in[job][job], millis(machine.queueSeconds() + machine.setUpSeconds()));
            addPulls(run, job);
            addBuildsAndPushes(run, job);
            IntVar duration = model.newIntVar(0, horizon, "duration" + job);
            model.addEquality(duration, run);
            machines.addDemand(
                    model.newOptionalIntervalVar(start[job], duration, end[job], in[job][job], "job" + job), 1);
            model.addGreaterOrEqual(makespan, end[job]).onlyEnforceIf(in[job][job]);
        }
        orderJobs();
        model.minimize(makespan);
        CpSolver solver = new CpSolver();
        solver.getParameters().setNumWorkers(2).setMaxTimeInSeconds(SOLVER_SECONDS);
        CpSolverStatus status = solver.solve(model);
        if (status != CpSolverStatus.OPTIMAL) {
            throw new IllegalStateException("the solver gave up: " + status);
        }
        return solver.objectiveValue() / MILLISECONDS;
    }

    /** Jobs are called after their first task: task t may be in jobs 0 to t. */
    private void declareJobs() {
        for (int job = 0; job < count; job++) {
            start[job] = model.newIntVar(0, horizon, "start" + job);
            end[job] = model.newIntVar(0, horizon, "end" + job);
        }
        for (int task = 0; task < count; task++) {
            List<Literal> choices = new ArrayList<>();
            for (int job = 0; job < count; job++) {
                in[task][job] = model.newBoolVar("in" + task + "_" + job);
                if (job > task) {
                    model.addEquality(in[task][job], 0);
                } else {
                    choices.add(in[task][job]);
                    model.addImplication(in[task][job], in[job][job]);
                }
            }
            model.addExactlyOne(choices);
        }
    }

    /** Whether another job takes something of a task: its image, or else a slice of it. */
    private BoolVar handedOver(int supplier, boolean slice) {
        List<Literal> apart = new ArrayList<>();
        for (int task = supplier + 1; task < count; task++) {
            for (Task.Supply supply : problem.tasks().get(task).supplies()) {
                if (supply.task() == supplier && supply.slice() == slice) {
                    apart.add(together(supplier, task).not());
                }
            }
        }
        return or(apart);
    }

    private BoolVar together(int one, int other) {
        List<Literal> shared = new ArrayList<>();
        for (int job = 0; job < count; job++) {
            shared.add(and(in[one][job], in[other][job]));
        }
        BoolVar together = model.newBoolVar("together" + one + "_" + other);
        model.addMaxEquality(together, shared.toArray(new Literal[0]));
        return together;
    }

    private BoolVar and(Literal... all) {
        BoolVar and = model.newBoolVar("and");
        model.addMinEquality(and, all);
        return and;
    }

    private BoolVar or(List<Literal> any) {
        BoolVar or = model.newBoolVar("or");
        if (any.isEmpty()) {
            model.addEquality(or, 0);
        } else {
            model.addMaxEquality(or, any.toArray(new Literal[0]));
        }
        return or;
    }

    private void addPulls(LinearExprBuilder run, int job) {
        List<List<Literal>> imageUsers = new ArrayList<>();
        problem.imageBytes().forEach(image -> imageUsers.add(new ArrayList<>()));
        BoolVar[] pulled = new BoolVar[count];
        for (int supplier = count - 1; supplier >= 0; supplier--) {
            List<Literal> imageReasons = new ArrayList<>();
            List<Literal> sliceReasons = new ArrayList<>();
            for (int task = supplier + 1; task < count; task++) {
                for (Task.Supply supply : problem.tasks().get(task).supplies()) {
                    if (supply.task() == supplier) {
                        imageReasons.add(and(in[task][job], in[supplier][job].not(), handedImage[supplier]));
                        sliceReasons.add(and(in[task][job], in[supplier][job].not(), handedImage[supplier].not()));
                    }
                }
                if (problem.tasks().get(task).parent() == supplier) {
                    imageReasons.add(and(pulled[task], in[supplier][job].not()));
                }
            }
            pulled[supplier] = or(imageReasons);
            Task what = problem.tasks().get(supplier);
            run.addTerm(pulled[supplier], pullMillis(what.layerBytes()));
            run.addTerm(or(sliceReasons), pullMillis(what.sliceBytes()));
            for (int image : what.images()) {
                imageUsers.get(image).add(in[supplier][job]);
            }
            for (int image : what.parentImages()) {
                imageUsers.get(image).add(pulled[supplier]);
            }
        }
        for (int image = 0; image < imageUsers.size(); image++) {
            run.addTerm(
                    or(imageUsers.get(image)), pullMillis(problem.imageBytes().get(image)));
        }
    }

    private void addBuildsAndPushes(LinearExprBuilder run, int job) {
        for (int task = 0; task < count; task++) {
            Task what = problem.tasks().get(task);
            run.addTerm(in[task][job], millis(what.seconds()) + pushMillis(what.layerBytes()));
            BoolVar slice = handedOver(task, true);
            run.addTerm(and(in[task][job], slice, handedImage[task].not()), pushMillis(what.sliceBytes()));
        }
    }

    private void orderJobs() {
        for (int task = 0; task < count; task++) {
            for (Task.Supply supply : problem.tasks().get(task).supplies()) {
                for (int job = 0; job < count; job++) {
                    for (int other = 0; other < count; other++) {
                        if (job != other) {
                            model.addGreaterOrEqual(start[job], end[other])
                                    .onlyEnforceIf(new Literal[] {in[task][job], in[supply.task()][other]});
                        }
                    }
                }
            }
        }
    }

    private long pullMillis(long bytes) {
        return millis(bytes / machine.downBytesPerSecond());
    }

    private long pushMillis(long bytes) {
        return millis(bytes / machine.upBytesPerSecond());
    }

    private static long millis(double seconds) {
        return Math.round(seconds * MILLISECONDS);
    }
}
