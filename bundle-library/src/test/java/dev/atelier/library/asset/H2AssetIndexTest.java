package dev.atelier.library.asset;

import dev.atelier.core.asset.AssetIndex;
import dev.atelier.core.database.Database;
import dev.atelier.library.Databases;
import dev.atelier.library.table.Tables;
import dev.atelier.testkit.library.AssetIndexContract;

class H2AssetIndexTest extends AssetIndexContract {
    private final Database database = Databases.h2();
    private final AssetIndex index = new DatabaseAssetIndex(new Tables(database));

    @Override
    protected AssetIndex index() {
        return index;
    }

    @Override
    protected AssetIndex reopened() {
        return new DatabaseAssetIndex(new Tables(database));
    }
}
