package dev.stagefan.estimate;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.plan.PlanRequest;
import java.util.List;

final class Advisor {
    private Advisor() {}

    static List<Advice> advice(
            Dockerfile dockerfile, PlanRequest request, PlanRuns runs, Chances chances, EstimateOptions options) {
        return List.of();
    }
}
