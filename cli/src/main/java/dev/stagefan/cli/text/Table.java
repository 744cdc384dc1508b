package dev.stagefan.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of cells in columns, two spaces apart. A column whose cells are numbers is set to the right; a cell of several
 * lines makes its row as high.
 */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row with a cell for each heading. */
    public void add(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells under " + rows.get(0).size() + " headings");
        }
        rows.add(List.of(cells));
    }

    public String render() {
        List<Integer> columns =
                IntStream.range(0, rows.get(0).size()).boxed().toList();
        List<Integer> widths = columns.stream().map(this::width).toList();
        List<Boolean> numbers = columns.stream().map(this::isNumbers).toList();
        return rows.stream()
                .flatMap(Table::lines)
                .map(line -> columns.stream()
                                .map(column -> pad(line.get(column), widths.get(column), numbers.get(column)))
                                .collect(Collectors.joining("  "))
                                .stripTrailing()
                        + "\n")
                .collect(Collectors.joining());
    }

    private static Stream<List<String>> lines(List<String> row) {
        List<List<String>> cells = row.stream().map(cell -> cell.lines().toList()).toList();
        int height = Math.max(1, cells.stream().mapToInt(List::size).max().orElse(1));
        return IntStream.range(0, height)
                .mapToObj(line -> cells.stream()
                        .map(cell -> line < cell.size() ? cell.get(line) : "")
                        .toList());
    }

    private int width(int column) {
        return rows.stream()
                .flatMap(row -> row.get(column).lines())
                .mapToInt(line -> line.codePointCount(0, line.length()))
                .max()
                .orElse(0);
    }

    private boolean isNumbers(int column) {
        return rows.stream()
                .skip(1)
                .allMatch(row -> row.get(column).chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    private static String pad(String cell, int width, boolean right) {
        String padding = " ".repeat(width - cell.codePointCount(0, cell.length()));
        return right ? padding + cell : cell + padding;
    }
}
