package dev.atelier.tracking.customer;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.customer.Budget;
import dev.atelier.core.customer.Customer;
import dev.atelier.core.customer.Period;
import dev.atelier.core.customer.Quota;
import dev.atelier.tracking.table.Sql;
import dev.atelier.tracking.table.Tables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rows of customers and their quotas. */
final class CustomerTable {
    private static final String COLUMNS = "select id, name, budget, renews, billing_day from customer";

    private final Tables tables;

    CustomerTable(Tables tables) {
        this.tables = tables;
    }

    Optional<Customer> find(long id) {
        return tables.open().query(connection -> find(connection, id));
    }

    List<Customer> all() {
        return tables.open()
                .query(connection -> Sql.list(connection, COLUMNS + " order by id", row -> customer(connection, row)));
    }

    static Optional<Customer> find(Connection connection, long id) throws SQLException {
        return Sql.first(connection, COLUMNS + " where id = ?", row -> customer(connection, row), id);
    }

    /** @return false if another node has added the same customer just now */
    static boolean put(Connection connection, Customer customer) throws SQLException {
        Object budget =
                customer.budget().map(Budget::limit).map(MicroDollars::amount).orElse(null);
        Object renews = customer.budget().map(Budget::period).map(Enum::name).orElse(null);
        int known = Sql.update(
                connection,
                "update customer set name = ?, budget = ?, renews = ?, billing_day = ? where id = ?",
                customer.name(),
                budget,
                renews,
                customer.billingDay(),
                customer.id());
        if (known == 0
                && !Sql.insert(
                        connection,
                        "insert into customer (id, name, budget, renews, billing_day) values (?, ?, ?, ?, ?)",
                        customer.id(),
                        customer.name(),
                        budget,
                        renews,
                        customer.billingDay())) {
            return false;
        }
        replaceQuotas(connection, customer);
        return true;
    }

    private static void replaceQuotas(Connection connection, Customer customer) throws SQLException {
        Sql.update(connection, "delete from customer_quota where customer_id = ?", customer.id());
        for (Quota quota : customer.quotas()) {
            Sql.update(
                    connection,
                    "insert into customer_quota (customer_id, call_group, renews, most) values (?, ?, ?, ?)",
                    customer.id(),
                    quota.group(),
                    quota.period().name(),
                    quota.calls());
        }
    }

    private static Customer customer(Connection connection, ResultSet row) throws SQLException {
        long id = row.getLong("id");
        Long budget = Sql.number(row, "budget");
        return new Customer(
                id,
                row.getString("name"),
                budget == null
                        ? Optional.empty()
                        : Optional.of(new Budget(new MicroDollars(budget), Period.valueOf(row.getString("renews")))),
                quotas(connection, id),
                row.getInt("billing_day"));
    }

    private static List<Quota> quotas(Connection connection, long customer) throws SQLException {
        return Sql.list(
                connection,
                "select call_group, renews, most from customer_quota where customer_id = ?"
                        + " order by call_group, renews",
                row -> new Quota(
                        row.getString("call_group"), row.getLong("most"), Period.valueOf(row.getString("renews"))),
                customer);
    }
}
