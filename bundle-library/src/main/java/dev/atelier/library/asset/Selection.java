package dev.atelier.library.asset;

import dev.atelier.core.asset.AssetQuery;
import dev.atelier.library.table.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A query as SQL. Besides the exact conditions it says what an index can use: a time also as a range of ids, and the order
 * with columns that are the same in all rows, since H2 reads an index in its order only when the whole of it is asked for.
 */
final class Selection {
    private static final char NUL = '\0';

    private final List<String> conditions = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final AssetQuery query;

    Selection(AssetQuery query) {
        this.query = query;
        if (query.customerId().isPresent()) {
            equal("customer", query.customerId().getAsLong());
        }
        query.operation().filter(operation -> query.customerId().isPresent()).ifPresent(op -> equal("operation", op));
        query.model().ifPresent(model -> equal("model", model));
        query.provider().ifPresent(provider -> equal("provider", provider));
        query.operation().filter(operation -> query.customerId().isEmpty()).ifPresent(op -> equal("operation", op));
        query.from().ifPresent(from -> {
            condition("created_at >= ?", Times.nanos(from));
            condition("id >= ?", IdOrder.first(from));
        });
        query.to().ifPresent(to -> {
            condition("created_at < ?", Times.nanos(to));
            condition("id < ?", IdOrder.last(to));
        });
        query.before().ifPresent(before -> condition("id < ?", before));
    }

    private void equal(String column, Object value) {
        condition(column + " = ?", value);
        if (order.isEmpty() || (order.equals(List.of("customer")) && column.equals("operation"))) {
            order.add(column);
        }
    }

    private void condition(String condition, Object value) {
        conditions.add(condition);
        values.add(value);
    }

    /** Whether nothing can be found: there is no text with a zero in a database, and PostgreSQL takes none. */
    boolean isEmpty() {
        return Optional.of(values).stream()
                .flatMap(List::stream)
                .anyMatch(value -> value instanceof String text && text.indexOf(NUL) >= 0);
    }

    String sql() {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        List<String> sorted = new ArrayList<>(order);
        sorted.add("id desc");
        return "select " + AssetRows.COLUMNS + " from asset" + where + " order by " + String.join(", ", sorted)
                + " limit " + query.limit();
    }

    Object[] values() {
        return values.toArray();
    }
}
