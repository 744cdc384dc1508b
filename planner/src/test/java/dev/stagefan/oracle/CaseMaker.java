package dev.stagefan.oracle;

import dev.stagefan.graph.BuildRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Build cases by seed: grown from the grammar, or made by damaging a grown one or a fixture. */
final class CaseMaker {
    private final List<String> fixtures;

    private CaseMaker(List<String> fixtures) {
        this.fixtures = List.copyOf(fixtures);
    }

    /** Damages these fixtures too. */
    static CaseMaker of(Stream<BuildCase> fixtures) {
        return new CaseMaker(fixtures.map(BuildCase::content).toList());
    }

    BuildCase make(long seed) {
        Chance chance = Chance.of(seed);
        Vocabulary vocabulary = new Vocabulary(chance);
        String grown = bytes(new DockerfileMaker(chance, vocabulary).make());
        BuildRequest request = new RequestMaker(chance).make(vocabulary.stagesSoFar());
        if (chance.in(70)) {
            return new BuildCase("seed " + seed, grown, request);
        }
        Mutator mutator = new Mutator(chance, fixtures.isEmpty() ? List.of(grown) : fixtures);
        String damaged = fixtures.isEmpty() || chance.in(50) ? grown : chance.oneOf(fixtures);
        return new BuildCase("seed " + seed, mutator.mutate(damaged), request);
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
