package dev.stagefan.clean;

import java.util.List;

/**
 * What a cleaning does.
 *
 * @param going what goes, in the order in which it does
 * @param staying what has one of stagefan's tags and stays, by its first tag
 * @param others how many manifests stay that have none
 */
public record CleanPlan(List<Decision> going, List<Decision> staying, int others) {
    public CleanPlan {
        going = List.copyOf(going);
        staying = List.copyOf(staying);
    }
}
