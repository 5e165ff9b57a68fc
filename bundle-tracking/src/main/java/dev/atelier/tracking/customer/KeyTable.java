package dev.atelier.tracking.customer;

import dev.atelier.core.customer.Customers;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.tracking.table.Sql;
import dev.atelier.tracking.table.Tables;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of keys. A secret has 256 random bits, so that its plain digest cannot be turned back. */
final class KeyTable {
    private static final String MARK = "atl_";
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 8;

    private final SecureRandom random = new SecureRandom();
    private final Tables tables;
    private final Clock clock;

    KeyTable(Tables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    Customers.Key add(long customer, String title) {
        String secret = MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
        Customers.KeyInfo info =
                new Customers.KeyInfo(HexFormat.of().formatHex(bytes(ID_BYTES)), title, clock.instant());
        tables.open()
                .query(connection -> Sql.update(
                        connection,
                        "insert into customer_key (id, customer_id, title, digest, created_at) values (?, ?, ?, ?, ?)",
                        info.id(),
                        customer,
                        title,
                        digest(secret),
                        info.createdAt().atOffset(ZoneOffset.UTC)));
        return new Customers.Key(info, secret);
    }

    List<Customers.KeyInfo> of(long customer) {
        return tables.open()
                .query(connection -> Sql.list(
                        connection,
                        "select id, title, created_at from customer_key where customer_id = ? order by created_at, id",
                        row -> new Customers.KeyInfo(
                                row.getString("id"),
                                row.getString("title"),
                                row.getObject("created_at", OffsetDateTime.class)
                                        .toInstant()),
                        customer));
    }

    boolean remove(long customer, String id) {
        return tables.open()
                        .query(connection -> Sql.update(
                                connection, "delete from customer_key where customer_id = ? and id = ?", customer, id))
                > 0;
    }

    Optional<Caller> owner(String digest) {
        return tables.open()
                .query(connection -> Sql.first(
                        connection,
                        "select id, customer_id from customer_key where digest = ?",
                        row -> new Caller(
                                row.getLong("customer_id"), "key " + row.getString("id"), Set.of(Caller.Role.CLIENT)),
                        digest));
    }

    static String digest(String secret) {
        try {
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
