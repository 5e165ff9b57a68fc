package dev.atelier.library.asset;

import dev.atelier.core.asset.AssetIndex;
import dev.atelier.core.database.Database;
import dev.atelier.library.Databases;
import dev.atelier.library.table.Tables;
import dev.atelier.testkit.database.Postgres;
import dev.atelier.testkit.library.AssetIndexContract;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresAssetIndexTest extends AssetIndexContract {
    private static Postgres server;

    private final Database database = Databases.emptied(server);
    private final AssetIndex index = new DatabaseAssetIndex(new Tables(database));

    PostgresAssetIndexTest() throws SQLException {}

    @BeforeAll
    static void start() throws IOException {
        server = new Postgres();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    protected AssetIndex index() {
        return index;
    }

    @Override
    protected AssetIndex reopened() {
        return new DatabaseAssetIndex(new Tables(database));
    }
}
