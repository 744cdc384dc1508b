package dev.stagefan.workflow;

/**
 * Whether a workflow file is what would be generated now.
 *
 * @param diff what would have to change in the file, as a unified diff; empty where nothing would
 */
public record WorkflowCheck(String diff) {

    /**
     * Compares a file with what it should be.
     *
     * @param path what to call the file
     * @param onDisk its text
     * @param generated the text that it should have
     */
    public static WorkflowCheck of(String path, String onDisk, String generated) {
        return new WorkflowCheck(UnifiedDiff.of(path, path + " (generated)", onDisk, generated));
    }

    public boolean stale() {
        return !diff.isEmpty();
    }
}
