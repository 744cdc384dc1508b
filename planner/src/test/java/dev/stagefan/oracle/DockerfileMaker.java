package dev.stagefan.oracle;

/** A whole Dockerfile from a {@link Chance}. */
final class DockerfileMaker {
    private final Chance chance;
    private final Vocabulary vocabulary;

    DockerfileMaker(Chance chance, Vocabulary vocabulary) {
        this.chance = chance;
        this.vocabulary = vocabulary;
    }

    String make() {
        Layout layout = new Layout(chance, chance.in(7) ? "`" : "\\");
        InstructionMaker instructions = new InstructionMaker(chance, vocabulary);
        StringBuilder text = new StringBuilder(layout.head());
        for (int args = chance.between(0, 3); args > 0; args--) {
            text.append(layout.lines(instructions.arg()));
        }
        if (chance.mischief()) {
            text.append(layout.lines(instructions.any()));
        }
        for (int stages = chance.between(chance.mischief() ? 0 : 1, 6); stages > 0; stages--) {
            text.append(layout.lines(instructions.from()));
            for (int count = chance.between(0, 6); count > 0; count--) {
                text.append(layout.lines(instructions.any()));
            }
        }
        return layout.lineEnds(text.toString());
    }
}
