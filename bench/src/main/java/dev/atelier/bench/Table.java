package dev.atelier.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table in Markdown with aligned columns. */
public final class Table {
    private final List<String[]> rows = new ArrayList<>();

    public Table(String... columns) {
        rows.add(columns);
    }

    public Table row(Object... cells) {
        rows.add(Arrays.stream(cells).map(Table::text).toArray(String[]::new));
        return this;
    }

    private static String text(Object cell) {
        return cell instanceof Double number
                ? String.format(Locale.ROOT, number < 10 ? "%.2f" : "%.1f", number)
                : cell + "";
    }

    public void print(String title) {
        int[] widths = new int[rows.get(0).length];
        rows.forEach(row -> {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        });
        System.out.println("\n" + title);
        for (int i = 0; i < rows.size(); i++) {
            System.out.println(line(rows.get(i), widths, ' '));
            if (i == 0) {
                String[] rule = new String[widths.length];
                Arrays.fill(rule, "");
                System.out.println(line(rule, widths, '-'));
            }
        }
    }

    private static String line(String[] cells, int[] widths, char fill) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < cells.length; i++) {
            line.append(fill)
                    .append(cells[i])
                    .append(String.valueOf(fill).repeat(widths[i] - cells[i].length() + 1))
                    .append('|');
        }
        return line.toString();
    }
}
