package dev.atelier.tracking.usage;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.usage.UsageReport;
import dev.atelier.tracking.account.Calendar;
import dev.atelier.tracking.table.Sql;
import dev.atelier.tracking.table.Tables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the books: the days' sums where the times asked for are whole days, else the events. */
@Component
public final class UsageQueries implements UsageReport {
    private static final Map<String, String> GROUPS = Map.of(
            "customer", "cast(customer_id as varchar(20))",
            "day", "cast(used_on as varchar(10))",
            "month", "substring(cast(used_on as varchar(10)), 1, 7)",
            "operation", "operation",
            "provider", "provider",
            "model", "model");
    private static final String DAYS =
            "sum(calls) as calls, sum(failures) as failures, sum(cached_calls) as hits, sum(cost) as cost"
                    + " from usage_day where used_on >= ? and used_on < ?";
    private static final String EVENTS =
            "sum(calls) as calls, sum(case when outcome = 'succeeded' then 0 else calls end) as failures,"
                    + " sum(case when cached then calls else 0 end) as hits, sum(cost) as cost"
                    + " from usage_event where ended_at >= ? and ended_at < ?";

    private final Tables tables;
    private final Pending pending;

    @Activate
    public UsageQueries(@Reference Tables tables, @Reference Pending pending) {
        this.tables = tables;
        this.pending = pending;
    }

    @Override
    public List<Row> query(Query query) {
        List<String> groups = query.groupBy().stream().distinct().toList();
        groups.forEach(UsageQueries::check);
        pending.bookNow();
        boolean days = whole(query.from()) && whole(query.to());
        List<Object> values = new ArrayList<>(
                days
                        ? List.of(Calendar.dayOf(query.from()), Calendar.dayOf(query.to()))
                        : List.of(
                                query.from().atOffset(ZoneOffset.UTC),
                                query.to().atOffset(ZoneOffset.UTC)));
        query.customerId().ifPresent(values::add);
        String sql = "select " + columns(groups) + (days ? DAYS : EVENTS)
                + (query.customerId().isPresent() ? " and customer_id = ?" : "")
                + grouping(groups);
        return tables.open().query(connection -> Sql.list(connection, sql, row -> row(groups, row), values.toArray()));
    }

    private static void check(String group) {
        if (!GROUPS.containsKey(group)) {
            throw MediaException.invalid(
                    "group_by",
                    "must name customer, day, month, operation, provider or model, but is \"" + group + "\"");
        }
    }

    private static boolean whole(Instant time) {
        return time.equals(Calendar.dayOf(time).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static String columns(List<String> groups) {
        StringBuilder columns = new StringBuilder();
        for (String group : groups) {
            columns.append(GROUPS.get(group)).append(" as by_").append(group).append(", ");
        }
        return columns.toString();
    }

    /** Without groups there is one row, which is left out when nothing was used. */
    private static String grouping(List<String> groups) {
        if (groups.isEmpty()) {
            return " having count(*) > 0";
        }
        List<String> expressions = groups.stream().map(GROUPS::get).toList();
        String list = String.join(", ", expressions);
        return " group by " + list + " order by " + list;
    }

    private static Row row(List<String> groups, ResultSet row) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String group : groups) {
            values.put(group, row.getString("by_" + group));
        }
        return new Row(
                values,
                row.getLong("calls"),
                row.getLong("failures"),
                row.getLong("hits"),
                new MicroDollars(row.getLong("cost")));
    }
}
