package dev.stagefan.estimate.render;

import java.util.List;

/**
 * A table whose first column names the rows and whose other columns are set to the right. Where there is no room for
 * columns, a row becomes a card in which every cell has its heading beside it.
 */
final class HtmlTable {
    private final List<String> headings;
    private final StringBuilder rows = new StringBuilder();

    /** A table with these headings, which are plain text. */
    HtmlTable(String... headings) {
        this.headings = List.of(headings);
    }

    /** Adds a row of cells that are HTML already. */
    void add(String id, String... cells) {
        rows.append("<tr data-row=\"").append(Html.escape(id)).append("\">");
        for (int column = 0; column < headings.size(); column++) {
            String heading = Html.escape(headings.get(column));
            rows.append(
                    column == 0
                            ? "<th scope=\"row\">" + cells[0] + "</th>"
                            : "<td data-label=\"" + heading + "\">" + cells[column] + "</td>");
        }
        rows.append("</tr>\n");
    }

    /** The table, of a class of the style sheet. */
    String render(String style) {
        StringBuilder head = new StringBuilder();
        for (String heading : headings) {
            head.append("<th scope=\"col\">").append(Html.escape(heading)).append("</th>");
        }
        return "<table class=\"" + style + "\"><thead><tr>" + head + "</tr></thead>\n<tbody>\n" + rows
                + "</tbody></table>\n";
    }
}
