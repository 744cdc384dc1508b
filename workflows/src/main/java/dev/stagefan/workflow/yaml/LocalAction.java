package dev.stagefan.workflow.yaml;

/**
 * An action in the work tree that a job has checked out.
 *
 * @param path from the root of the repository, as {@code ./action}
 */
public record LocalAction(String path) implements ActionSource {
    public LocalAction {
        if (!path.startsWith("./")) {
            throw new IllegalArgumentException("not a path from the root of the repository: " + path);
        }
    }

    @Override
    public String reference() {
        return path;
    }

    @Override
    public String remark() {
        return "";
    }
}
