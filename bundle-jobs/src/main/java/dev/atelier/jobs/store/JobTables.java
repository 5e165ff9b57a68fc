package dev.atelier.jobs.store;

import dev.atelier.core.database.ComponentTables;
import dev.atelier.core.database.Database;
import dev.atelier.core.database.Dialect;
import dev.atelier.core.database.Migration;
import java.util.List;

/** The tables of this bundle. */
public final class JobTables {
    private JobTables() {}

    public static ComponentTables in(Database database) {
        return new ComponentTables(database, "jobs", migrations(database.dialect()));
    }

    private static List<Migration> migrations(Dialect dialect) {
        // What H2 calls text is kept in pieces elsewhere, which costs a job thrice the time.
        String body = dialect == Dialect.H2 ? "varchar(1048576)" : "text";
        return List.of(
                new Migration(
                        1,
                        "jobs and who works on them",
                        List.of(
                                "create table job (id varchar(26) primary key, customer bigint not null,"
                                        + " state varchar(9) not null, node varchar(36), updated_at bigint not null,"
                                        + " kept boolean not null, body " + body + " not null)",
                                "create index job_by_customer on job (customer, id)",
                                "create index job_by_node on job (node)",
                                "create table job_node (id varchar(36) primary key, home varchar(36) not null,"
                                        + " beat bigint not null)",
                                "create table job_signal (job varchar(26) not null, kind varchar(8) not null,"
                                        + " primary key (job, kind))")),
                new Migration(
                        2,
                        "messages to clients",
                        List.of(
                                "create table job_webhook (job varchar(26) primary key, address varchar(2048) not null,"
                                        + " body " + body + " not null, state varchar(9) not null,"
                                        + " attempts integer not null, due_at bigint not null)",
                                "create index job_webhook_by_due on job_webhook (state, due_at)",
                                "create table job_webhook_attempt (job varchar(26) not null, attempt integer not null,"
                                        + " at bigint not null, status integer, problem varchar(1000),"
                                        + " primary key (job, attempt))")),
                new Migration(
                        3,
                        "idempotency keys",
                        List.of(
                                "create table job_key (customer bigint not null, name varchar(255) not null,"
                                        + " job varchar(26) not null, request char(64) not null,"
                                        + " expires_at bigint not null, primary key (customer, name))",
                                "create index job_key_by_job on job_key (job)",
                                "create index job_key_by_expiry on job_key (expires_at)")));
    }
}
