package dev.atelier.bench.budget;

import dev.atelier.bench.platform.SharedServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;

/** Has the database itself write down every state of every budget, in the order in which they were true. */
public final class Audit {
    private static final String BOOK = """
            create table audit (
              step bigserial primary key,
              at timestamp with time zone not null default clock_timestamp(),
              customer_id bigint not null, settled bigint not null, reserved bigint not null);
            create index audit_state on audit (customer_id, settled, reserved);
            create function audit() returns trigger language plpgsql as $$
            begin
              insert into audit (customer_id, settled, reserved) values (new.customer_id, new.settled, new.reserved);
              return null;
            end $$;
            create trigger audit after insert or update on budget_account for each row execute function audit()""";
    /** The state that follows the next one began after this one had ended for everybody. */
    private static final String TRUE_MEANWHILE = """
            select 1 from audit a where a.customer_id = ? and a.settled = ? and a.reserved = ? and a.at <= ?
              and coalesce((select later.at from audit later where later.customer_id = a.customer_id
                and later.step > a.step order by later.step offset 1 limit 1), 'infinity') >= ? limit 1""";

    private final SharedServers servers;

    /** Opens the book; the platform's tables must be there. */
    public Audit(SharedServers servers) throws SQLException {
        this.servers = servers;
        try (Connection connection = servers.postgres().source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(BOOK);
        }
    }

    long number(String sql) throws SQLException {
        return servers.number(sql);
    }

    /** How many states of budgets were written down. */
    public long states() throws SQLException {
        return number("select count(*) from audit");
    }

    /** In how many states more was settled and reserved than the customer has. */
    public long statesOver() throws SQLException {
        return number("select count(*) from audit a join customer c on c.id = a.customer_id"
                + " where a.settled + a.reserved > c.budget or a.settled < 0 or a.reserved < 0");
    }

    /**
     * How many refusals had no reason: what the platform told was not the customer's or the call's, or left room, or was at
     * no time between question and answer the state of the budget.
     */
    public long withoutReason(Crowd crowd, Answers answers) throws SQLException {
        long count = 0;
        try (Connection connection = servers.postgres().source().getConnection();
                PreparedStatement search = connection.prepareStatement(TRUE_MEANWHILE)) {
            for (Refusal refusal : answers.refusals()) {
                if (!refusal.holds(crowd.budget(refusal.call().customer())) || !wasTrue(search, refusal)) {
                    System.out.println("without a reason: " + refusal);
                    count++;
                }
            }
        }
        return count;
    }

    private static boolean wasTrue(PreparedStatement search, Refusal refusal) throws SQLException {
        search.setLong(1, refusal.call().customer());
        search.setLong(2, refusal.settled());
        search.setLong(3, refusal.reserved());
        search.setTimestamp(4, Timestamp.from(refusal.answered()));
        search.setTimestamp(5, Timestamp.from(refusal.sent()));
        try (ResultSet rows = search.executeQuery()) {
            return rows.next();
        }
    }

    /** How many refused calls would have had room in what was left when all was over: others gave back what they held. */
    public long roomInTheEnd(Answers answers) throws SQLException {
        long count = 0;
        for (Refusal refusal : answers.refusals()) {
            count += number("select count(*) from budget_account a join customer c on c.id = a.customer_id"
                    + " where c.id = " + refusal.call().customer() + " and a.settled + a.reserved + "
                    + refusal.price() + " <= c.budget");
        }
        return count;
    }
}
