package dev.atelier.runtime.asset;

import com.github.f4b6a3.ulid.Ulid;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.AssetIndex;
import dev.atelier.core.asset.AssetQuery;
import dev.atelier.core.media.Digest;
import dev.atelier.runtime.asset.wire.AssetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers assets in files, one each, in directories by time. Beside them lie empty files named by digest and asset,
 * so that the question who needs some bytes is answered without reading the index.
 */
@Component(property = "service.ranking:Integer=-100")
public final class DiskAssetIndex implements AssetIndex {
    private static final Logger LOG = LoggerFactory.getLogger(DiskAssetIndex.class);
    private static final String SUFFIX = ".json";

    private final Path files;
    private final Path uses;
    private final Path tmp;
    private final AtomicLong parts = new AtomicLong();

    @Activate
    public DiskAssetIndex(BundleContext context) throws IOException {
        this(Home.data(context).resolve("assets"));
    }

    DiskAssetIndex(Path root) throws IOException {
        this.files = root.resolve("index");
        this.uses = root.resolve("uses");
        this.tmp = files.resolve("tmp");
        Home.clear(tmp);
    }

    @Override
    public void add(Asset asset) {
        try {
            // The use first: a crash between the two leaves bytes that are kept in vain, not an asset without bytes.
            Home.createFile(use(asset.digest(), asset.id()));
            Path part = Home.createFile(tmp.resolve(parts.incrementAndGet() + SUFFIX));
            Files.write(part, AssetFile.write(asset));
            Path file = file(asset.id());
            Files.createDirectories(file.resolveSibling(""));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw StorageFailure.writing(failed);
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
        Buckets buckets = Buckets.of(query);
        List<Asset> found = new ArrayList<>();
        try {
            for (String outer : newestFirst(files)) {
                if (buckets.admits(outer)) {
                    listInner(files.resolve(outer), buckets, query, found);
                }
                if (found.size() >= query.limit()) {
                    break;
                }
            }
        } catch (IOException failed) {
            throw StorageFailure.reading(failed);
        }
        return found;
    }

    private void listInner(Path outer, Buckets buckets, AssetQuery query, List<Asset> found) throws IOException {
        for (String inner : newestFirst(outer)) {
            if (!buckets.admits(inner)) {
                continue;
            }
            for (String name : newestFirst(outer.resolve(inner))) {
                if (found.size() >= query.limit()) {
                    return;
                }
                String id = name.replace(SUFFIX, "");
                if (id.compareTo(buckets.before()) < 0) {
                    readable(id).filter(query::matches).ifPresent(found::add);
                }
            }
        }
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
        try {
            boolean removed = Files.deleteIfExists(file(id));
            Files.deleteIfExists(use(asset.get().digest(), id));
            return removed;
        } catch (IOException failed) {
            throw StorageFailure.writing(failed);
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

    private static List<String> newestFirst(Path directory) throws IOException {
        List<String> names = new ArrayList<>(Home.names(directory));
        Collections.reverse(names);
        return names;
    }

    private Path file(String id) {
        String ulid = id.toUpperCase(java.util.Locale.ROOT);
        return files.resolve(Buckets.outer(ulid)).resolve(Buckets.inner(ulid)).resolve(ulid + SUFFIX);
    }

    private Path use(Digest digest, String id) {
        return uses.resolve(digest.hex().substring(0, 3)).resolve(digest.hex() + "." + id);
    }
}
