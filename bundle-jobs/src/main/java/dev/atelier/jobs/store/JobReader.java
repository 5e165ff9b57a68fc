package dev.atelier.jobs.store;

import dev.atelier.core.CallId;
import dev.atelier.core.database.ComponentTables;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobCodec;
import dev.atelier.core.job.JobQuery;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads stored jobs. Safe for use by any number of threads; blocks. */
public final class JobReader {
    private static final Logger LOG = LoggerFactory.getLogger(JobReader.class);

    private final ComponentTables tables;
    private final JobCodec codec;

    public JobReader(ComponentTables tables, JobCodec codec) {
        this.tables = tables;
        this.codec = codec;
    }

    public Optional<Job> find(CallId id) {
        return select("select body from job where id = ?", List.of(id.value())).stream()
                .findFirst();
    }

    /** Those of some jobs that are stored. */
    public List<Job> findAll(Collection<CallId> ids) {
        return ids.isEmpty()
                ? List.of()
                : select(
                        "select body from job where id in (" + marks(ids.size()) + ")",
                        ids.stream().map(CallId::value).toList());
    }

    /** Newest first. */
    public List<Job> list(JobQuery query) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        query.customerId().ifPresent(customer -> {
            conditions.add("customer = ?");
            values.add(customer);
        });
        query.before().ifPresent(id -> {
            conditions.add("id < ?");
            values.add(id);
        });
        if (!query.states().isEmpty()) {
            conditions.add("state in (" + marks(query.states().size()) + ")");
            query.states().forEach(state -> values.add(state.name()));
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return select("select body from job" + where + " order by id desc limit " + query.limit(), values);
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private List<Job> select(String sql, List<?> values) {
        return tables.open().query(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.size(); i++) {
                    select.setObject(i + 1, values.get(i));
                }
                try (ResultSet rows = select.executeQuery()) {
                    return read(rows);
                }
            }
        });
    }

    private List<Job> read(ResultSet rows) throws SQLException {
        List<Job> jobs = new ArrayList<>();
        while (rows.next()) {
            read(rows.getString(1)).ifPresent(jobs::add);
        }
        return jobs;
    }

    /** A job of a form that nobody knows any more is passed over, so that the others go on; its row stays. */
    Optional<Job> read(String body) {
        try {
            return Optional.of(codec.read(body));
        } catch (IllegalArgumentException e) {
            LOG.error("A stored job cannot be read; its row is left as it is", e);
            return Optional.empty();
        }
    }
}
