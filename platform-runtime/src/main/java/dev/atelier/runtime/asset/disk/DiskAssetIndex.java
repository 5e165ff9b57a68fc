package dev.atelier.runtime.asset.disk;

import com.github.f4b6a3.ulid.Ulid;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.AssetIndex;
import dev.atelier.core.asset.AssetQuery;
import dev.atelier.core.media.Digest;
import dev.atelier.runtime.asset.disk.wire.AssetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers assets in files, one each, in directories by time. Beside them lie empty files, named by customer and asset
 * and by digest and asset, so that the questions what a customer has and who needs some bytes are answered without
 * reading the whole index.
 */
@Component(property = "service.ranking:Integer=-100")
public final class DiskAssetIndex implements AssetIndex {
    private static final Logger LOG = LoggerFactory.getLogger(DiskAssetIndex.class);

    private final TimeTree files;
    private final Path customers;
    private final Path uses;
    private final Path tmp;
    private final AtomicLong parts = new AtomicLong();
    /** Held shared while files are added, alone while directories are deleted that have become empty. */
    private final ReadWriteLock directories = new ReentrantReadWriteLock();

    @Activate
    public DiskAssetIndex(BundleContext context) throws IOException {
        this(Home.data(context).resolve("assets"));
    }

    private DiskAssetIndex(Path root) throws IOException {
        this.files = new TimeTree(root.resolve("index"), ".json");
        this.customers = root.resolve("customers");
        this.uses = root.resolve("uses");
        this.tmp = root.resolve("tmp-index");
        Home.clear(tmp);
    }

    /** An index in any folder. */
    public static DiskAssetIndex at(Path root) throws IOException {
        return new DiskAssetIndex(root);
    }

    @Override
    public void add(Asset asset) {
        directories.readLock().lock();
        try {
            // These first: a crash between leaves bytes that are kept in vain, not an asset without bytes.
            Home.createFile(use(asset.digest(), asset.id()));
            Home.createFile(of(asset.customerId()).file(asset.id()));
            Path part = Home.createFile(tmp.resolve(String.valueOf(parts.incrementAndGet())));
            Files.write(part, AssetFile.write(asset));
            Path file = files.file(asset.id());
            Files.createDirectories(file.resolveSibling(""));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw StorageFailure.writing(failed);
        } finally {
            directories.readLock().unlock();
        }
    }

    @Override
    public Optional<Asset> find(String id) {
        if (!Ulid.isValid(id)) {
            return Optional.empty();
        }
        try {
            return Optional.of(AssetFile.read(Files.readAllBytes(file(id))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failed) {
            throw StorageFailure.reading(failed);
        }
    }

    @Override
    public List<Asset> list(AssetQuery query) {
        TimeTree tree = query.customerId().isPresent() ? of(query.customerId().getAsLong()) : files;
        List<Asset> found = new ArrayList<>();
        try {
            tree.visit(query, id -> {
                readable(id).filter(query::matches).ifPresent(found::add);
                return found.size() < query.limit();
            });
        } catch (IOException failed) {
            throw StorageFailure.reading(failed);
        }
        return found;
    }

    /** One broken file must not hide all the others. */
    private Optional<Asset> readable(String id) {
        try {
            return find(id);
        } catch (RuntimeException unreadable) {
            LOG.warn("The file of asset {} is left out of a list: {}", id, unreadable.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public boolean remove(String id) {
        Optional<Asset> asset = find(id);
        if (asset.isEmpty()) {
            return false;
        }
        directories.writeLock().lock();
        try {
            boolean removed = Home.deleteFile(file(id));
            Home.deleteFile(of(asset.get().customerId()).file(asset.get().id()));
            Files.deleteIfExists(use(asset.get().digest(), asset.get().id()));
            return removed;
        } catch (IOException failed) {
            throw StorageFailure.writing(failed);
        } finally {
            directories.writeLock().unlock();
        }
    }

    @Override
    public boolean uses(Digest digest) {
        try {
            return Home.names(use(digest, "").resolveSibling("")).stream()
                    .anyMatch(name -> name.startsWith(digest.hex()));
        } catch (IOException failed) {
            throw StorageFailure.reading(failed);
        }
    }

    private Path file(String id) {
        return files.file(id.toUpperCase(Locale.ROOT));
    }

    private TimeTree of(long customer) {
        return new TimeTree(customers.resolve(String.valueOf(customer)), "");
    }

    private Path use(Digest digest, String id) {
        return uses.resolve(digest.hex().substring(0, 3)).resolve(digest.hex() + "." + id);
    }
}
