package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.value.ContainerPath;
import dev.stagefan.dockerfile.value.Refusal;
import dev.stagefan.expansion.ExpansionRules;
import java.util.List;

/** Where the way through a stage's instructions has got to. */
final class StageProgress {
    private final BuildState state;
    private final StageScope scope;
    private final VertexTable vertices;
    private final String os;
    private final boolean fromUnknownImage;
    private WorkingDirectory directory;
    private String user;
    private List<String> shell;
    private int vertex;
    private int operations;

    StageProgress(BuildState state, StageResult start, ExpansionRules rules, VertexTable vertices, WorkBudget budget) {
        this.state = state;
        this.scope = new StageScope(rules, state.index(), state.facts, start.environment(), budget);
        this.vertices = vertices;
        this.os = start.os();
        this.fromUnknownImage = start.fromUnknownImage();
        this.directory = start.directory();
        this.user = start.user();
        this.shell = start.shell();
        this.vertex = start.vertex();
    }

    BuildState state() {
        return state;
    }

    StageScope scope() {
        return scope;
    }

    String os() {
        return os;
    }

    boolean isFromUnknownImage() {
        return fromUnknownImage;
    }

    WorkingDirectory directory() {
        return directory;
    }

    String user() {
        return user;
    }

    List<String> shell() {
        return shell;
    }

    /** The number of the last operation so far. */
    int vertex() {
        return vertex;
    }

    /** Notes the image that a command takes from, if it is no stage. */
    void addImageOf(BuildState source) {
        if (!source.isStage()) {
            source.image().ifPresent(state.facts::addImage);
        }
    }

    int contextVertex() {
        return vertices.number("build context");
    }

    /** Whether the stage itself does anything that is an operation to BuildKit's solver. */
    boolean hasOperations() {
        return operations > 0;
    }

    /** After WORKDIR, which makes the directory unless it is the root. */
    void changeDirectory(String path) throws Refusal {
        directory = directory.then(ContainerPath.checked(path, os));
        if (!directory.path().equals("/") || !directory.isKnown()) {
            operate("mkdir", ContainerPath.absolute(directory.path()), directory.isKnown(), user);
        }
    }

    void changeUser(String name) {
        user = name;
    }

    void changeShell(List<String> words) {
        shell = List.copyOf(words);
    }

    /** Does something to the stage's files. */
    void operate(String operation, Object... dependencies) {
        vertex = vertices.number(operation, vertex, List.of(dependencies));
        operations++;
    }

    StageResult result() {
        return new StageResult(scope.environment(), directory, user, shell, os, vertex, fromUnknownImage);
    }
}
