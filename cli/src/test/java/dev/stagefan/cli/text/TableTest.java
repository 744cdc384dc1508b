package dev.stagefan.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void setsTextToTheLeftAndNumbersToTheRight() {
        Table table = new Table("job", "min");
        table.add("base", "9");
        table.add("build_größe", "120");

        assertThat(table.render()).isEqualTo("""
                job          min
                base           9
                build_größe  120
                """);
    }

    @Test
    void endsNoLineInSpaces() {
        Table table = new Table("job", "needs");
        table.add("base", "");

        assertThat(table.render()).isEqualTo("job   needs\nbase\n");
    }

    @Test
    void givesACellOfSeveralLinesAsManyLines() {
        Table table = new Table("job", "builds", "min");
        table.add("merge", "one,\nanother", "9");
        table.add("last", "", "10");

        assertThat(table.render()).isEqualTo("""
                job    builds   min
                merge  one,       9
                       another
                last             10
                """);
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertThatThrownBy(() -> new Table("a", "b").add("1")).isInstanceOf(IllegalArgumentException.class);
    }
}
