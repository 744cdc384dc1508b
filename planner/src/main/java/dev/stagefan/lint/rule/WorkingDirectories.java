package dev.stagefan.lint.rule;

import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.value.ContainerPath;
import dev.stagefan.graph.Base;
import dev.stagefan.graph.StageNode;
import dev.stagefan.lint.Subject;
import java.util.List;

/** Where relative paths start, as far as the text says: variables stay as written. */
final class WorkingDirectories {
    /** No path of a Dockerfile reads so, and two of the same image are the same. */
    private static final String OF_IMAGE = "/WORKDIR of the image";

    private WorkingDirectories() {}

    /** The directory that a stage starts in. */
    static String atStartOf(Subject subject, StageNode stage) {
        List<StageNode> chain = Ancestry.of(subject, stage);
        String directory = chain.get(0).base() instanceof Base.Scratch ? "/" : OF_IMAGE;
        for (StageNode ancestor : chain.subList(0, chain.size() - 1)) {
            for (Instruction instruction : subject.written(ancestor).instructions()) {
                if (instruction instanceof Instruction.Workdir workdir) {
                    directory = ContainerPath.resolve(directory, workdir.path());
                }
            }
        }
        return directory;
    }
}
