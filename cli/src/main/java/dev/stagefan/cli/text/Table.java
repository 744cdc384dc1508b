package dev.stagefan.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of cells in columns, two spaces apart; a column whose cells are numbers is set to the right. */
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
        List<Integer> columns = IntStream.range(0, rows.get(0).size()).boxed().toList();
        List<Integer> widths = columns.stream().map(this::width).toList();
        List<Boolean> numbers = columns.stream().map(this::isNumbers).toList();
        return rows.stream()
                .map(row -> columns.stream()
                                .map(column -> pad(row.get(column), widths.get(column), numbers.get(column)))
                                .collect(Collectors.joining("  "))
                                .stripTrailing()
                        + "\n")
                .collect(Collectors.joining());
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(
                        row -> row.get(column).codePointCount(0, row.get(column).length()))
                .max()
                .orElse(0);
    }

    private boolean isNumbers(int column) {
        return rows.stream().skip(1).allMatch(row -> row.get(column).chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    private static String pad(String cell, int width, boolean right) {
        String padding = " ".repeat(width - cell.codePointCount(0, cell.length()));
        return right ? padding + cell : cell + padding;
    }
}
