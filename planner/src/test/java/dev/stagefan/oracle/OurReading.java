package dev.stagefan.oracle;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.resolve.GraphBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What we make of a case.
 *
 * @param dockerfile the text read, or null where the text alone is refused
 * @param graph the request resolved, or null where it is refused
 * @param refusal why it was refused, or null
 * @param crash what must never happen: anything thrown that is not a refusal
 */
record OurReading(
        @Nullable Dockerfile dockerfile,
        @Nullable StageGraph graph,
        @Nullable Diagnostic refusal,
        @Nullable Throwable crash) {

    static OurReading of(BuildCase asked) {
        Dockerfile dockerfile = null;
        try {
            dockerfile = DockerfileReader.read(asked.bytes());
            return new OurReading(dockerfile, GraphBuilder.build(dockerfile, asked.request()), null, null);
        } catch (DockerfileException refused) {
            return new OurReading(dockerfile, null, refused.diagnostic(), null);
        } catch (RuntimeException | StackOverflowError crash) {
            return new OurReading(dockerfile, null, null, crash);
        }
    }
}
