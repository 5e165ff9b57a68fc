package dev.atelier.library.asset;

import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.AssetIndex;
import dev.atelier.core.asset.AssetQuery;
import dev.atelier.core.database.Database;
import dev.atelier.core.media.Digest;
import dev.atelier.library.table.Sql;
import dev.atelier.library.table.Tables;
import dev.atelier.library.table.Times;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Remembers assets in the database, for all platforms that share it. */
@Component(property = "service.ranking:Integer=100")
public final class DatabaseAssetIndex implements AssetIndex {
    private static final Pattern ULID = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}", Pattern.CASE_INSENSITIVE);
    private static final String INSERT = "insert into asset (" + AssetRows.COLUMNS + ") values ("
            + String.join(", ", Collections.nCopies(AssetRows.COLUMNS.split(",").length, "?")) + ")";

    private final Tables tables;
    private final AssetRows rows = new AssetRows();

    @Activate
    public DatabaseAssetIndex(@Reference Tables tables) {
        this.tables = tables;
    }

    /** One that is there stays as it is. */
    @Override
    public void add(Asset asset) {
        Database database = tables.open();
        database.query(connection -> {
            Sql.insertOnce(connection, database.dialect(), INSERT, AssetRows.values(asset));
            return true;
        });
    }

    @Override
    public Optional<Asset> find(String id) {
        return ULID.matcher(id).matches()
                ? select("select " + AssetRows.COLUMNS + " from asset where id = ?", id.toUpperCase(Locale.ROOT))
                        .stream()
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public List<Asset> list(AssetQuery query) {
        Selection selection = new Selection(query);
        return selection.isEmpty() ? List.of() : select(selection.sql(), selection.values());
    }

    @Override
    public List<Asset> expired(Instant now, int limit) {
        // The lower bound keeps H2 from reading all those that never expire, which come first in the index.
        return select(
                "select " + AssetRows.COLUMNS + " from asset where expires_at >= ? and expires_at < ?"
                        + " order by expires_at limit " + limit,
                Long.MIN_VALUE,
                Times.nanos(now));
    }

    private List<Asset> select(String sql, Object... values) {
        return tables.open().query(connection -> Sql.list(connection, sql, rows::read, values));
    }

    @Override
    public boolean remove(String id) {
        return ULID.matcher(id).matches()
                && tables.open()
                        .query(connection ->
                                Sql.update(connection, "delete from asset where id = ?", id.toUpperCase(Locale.ROOT))
                                        == 1);
    }

    @Override
    public boolean uses(Digest digest) {
        return tables.open()
                .query(connection -> !Sql.list(
                                connection,
                                "select 1 from asset where digest = ? limit 1",
                                row -> row.getInt(1),
                                digest.hex())
                        .isEmpty());
    }
}
