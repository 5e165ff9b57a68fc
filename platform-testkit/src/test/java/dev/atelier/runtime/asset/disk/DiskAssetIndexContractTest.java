package dev.atelier.runtime.asset.disk;

import dev.atelier.core.asset.AssetIndex;
import dev.atelier.testkit.library.AssetIndexContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class DiskAssetIndexContractTest extends AssetIndexContract {
    @TempDir
    Path root;

    private AssetIndex index;

    @BeforeEach
    void open() {
        index = reopened();
    }

    @Override
    protected AssetIndex index() {
        return index;
    }

    @Override
    protected AssetIndex reopened() {
        try {
            return DiskAssetIndex.at(root);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
