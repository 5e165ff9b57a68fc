package dev.atelier.cache.result;

import dev.atelier.core.Parameters;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.AssetIndex;
import dev.atelier.core.asset.AssetQuery;
import dev.atelier.core.asset.Assets;
import dev.atelier.core.asset.ContentStore;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.testkit.MemorySink;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Assets and their bytes in memory. */
final class MemoryLibrary implements Assets, AssetIndex, ContentStore {
    private final Map<String, Asset> assets = new ConcurrentHashMap<>();
    private final Map<Digest, MediaContent> contents = new ConcurrentHashMap<>();

    List<Asset> all() {
        return new ArrayList<>(assets.values());
    }

    void put(MediaContent content) {
        contents.put(content.digest(), content);
    }

    @Override
    public void add(Asset asset) {
        assets.put(asset.id(), asset);
    }

    @Override
    public Optional<Asset> find(String id) {
        return Optional.ofNullable(assets.get(id));
    }

    @Override
    public MediaContent content(Asset asset) {
        return find(asset.digest(), asset.type())
                .orElseThrow(() -> new MediaException(ErrorKind.NOT_FOUND, "the bytes are gone"));
    }

    @Override
    public Optional<MediaContent> find(Digest digest, MediaType type) {
        return Optional.ofNullable(contents.get(digest));
    }

    @Override
    public boolean delete(Digest digest) {
        return contents.remove(digest) != null;
    }

    @Override
    public MediaContent store(MediaType declared, InputStream bytes) {
        MediaContent content = new MemorySink().store(declared, bytes);
        put(content);
        return content;
    }

    @Override
    public ContentWriter open(MediaType declared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Asset> list(AssetQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean remove(String id) {
        return assets.remove(id) != null;
    }

    @Override
    public boolean delete(String id) {
        return remove(id);
    }

    @Override
    public boolean uses(Digest digest) {
        return assets.values().stream().anyMatch(asset -> asset.digest().equals(digest));
    }

    @Override
    public Asset upload(MediaType declared, InputStream bytes, long customerId, Parameters facts) {
        throw new UnsupportedOperationException();
    }
}
