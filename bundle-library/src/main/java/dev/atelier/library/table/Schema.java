package dev.atelier.library.table;

import dev.atelier.core.database.Dialect;
import dev.atelier.core.database.Migration;
import java.util.List;

/**
 * The tables of assets and conversations. Times are nanoseconds since 1970, since PostgreSQL's own have six digits only and
 * an asset must come back as it was.
 */
final class Schema {
    private Schema() {}

    static List<Migration> migrations(Dialect dialect) {
        return List.of(assets(dialect), conversations());
    }

    /** The order of each index is that of a list: what is asked for, then the newest first. */
    private static Migration assets(Dialect dialect) {
        // What H2 calls text is kept in pieces elsewhere, which costs a row thrice the time.
        String facts = dialect == Dialect.H2 ? "varchar(1048576)" : "text";
        return new Migration(
                1,
                "assets",
                List.of(
                        "create table asset (id " + id(dialect) + " not null, digest char(64) not null,"
                                + " media_type varchar(255) not null, bytes bigint not null,"
                                + " customer bigint not null, call_id varchar(100), operation varchar(1000) not null,"
                                + " provider varchar(1000), model varchar(1000), created_at bigint not null,"
                                + " expires_at bigint, facts " + facts + " not null, primary key (id))",
                        "create index asset_by_customer on asset (customer, id desc)",
                        "create index asset_by_customer_operation on asset (customer, operation, id desc)",
                        "create index asset_by_operation on asset (operation, id desc)",
                        "create index asset_by_provider on asset (provider, id desc)",
                        "create index asset_by_model on asset (model, id desc)",
                        "create index asset_by_digest on asset (digest)",
                        "create index asset_by_expiry on asset (expires_at)"));
    }

    /** Names of sessions may be of any length and content, so that their digests are the keys. */
    private static Migration conversations() {
        return new Migration(
                2,
                "conversations",
                List.of(
                        "create table conversation (id char(64) primary key, customer bigint not null,"
                                + " session_digest char(64) not null, session varchar(200) not null,"
                                + " provider varchar(200) not null, messages bigint not null, bytes bigint not null,"
                                + " updated_at bigint not null)",
                        "create index conversation_by_session on conversation (customer, session_digest)",
                        "create index conversation_by_use on conversation (updated_at)",
                        "create table conversation_message (conversation char(64) not null, number bigint not null,"
                                + " bytes bigint not null, said_at bigint not null, body text not null,"
                                + " primary key (conversation, number))"));
    }

    /** Ids are compared character by character, whatever language a database was made for. */
    private static String id(Dialect dialect) {
        return dialect == Dialect.H2 ? "varchar(26)" : "varchar(26) collate \"C\"";
    }
}
