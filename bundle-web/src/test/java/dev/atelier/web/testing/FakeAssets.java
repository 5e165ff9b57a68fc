package dev.atelier.web.testing;

import dev.atelier.core.Parameters;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.AssetQuery;
import dev.atelier.core.asset.Assets;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A library in memory. */
public final class FakeAssets implements Assets {
    private final Map<String, Asset> assets = new ConcurrentHashMap<>();
    private final Map<String, MediaContent> contents = new ConcurrentHashMap<>();

    /** Adds an asset with an id that ends in a number. */
    public Asset add(int number, MediaType type, byte[] bytes, Asset.Origin origin) {
        FakeContent content = new FakeContent(type, bytes);
        String id = String.format("01HZZZZZZZZZZZZZZZZZZ%05d", number);
        Asset asset = new Asset(
                id,
                content.digest(),
                type,
                bytes.length,
                7,
                origin,
                Instant.parse("2026-11-20T10:00:00Z").plusSeconds(number),
                Optional.empty(),
                Parameters.EMPTY);
        assets.put(id, asset);
        contents.put(id, content);
        return asset;
    }

    /** From now on an asset's bytes have an address elsewhere. */
    public void moveTo(String id, URI address) {
        MediaContent content = contents.get(id);
        contents.put(id, new Elsewhere(content, address));
    }

    private record Elsewhere(MediaContent content, URI elsewhere) implements MediaContent {
        @Override
        public MediaType type() {
            return content.type();
        }

        @Override
        public long length() {
            return content.length();
        }

        @Override
        public Digest digest() {
            return content.digest();
        }

        @Override
        public InputStream open() throws IOException {
            return content.open();
        }

        @Override
        public Optional<URI> address(String disposition) {
            return Optional.of(URI.create(elsewhere + "?as=" + URLEncoder.encode(disposition, StandardCharsets.UTF_8)));
        }
    }

    public byte[] bytes(String id) {
        return ((FakeContent) contents.get(id)).bytes();
    }

    @Override
    public Asset upload(MediaType declared, InputStream bytes, long customerId, Parameters facts) {
        try (bytes) {
            byte[] read = bytes.readAllBytes();
            if (read.length == 0) {
                throw new MediaException(ErrorKind.UNSUPPORTED_MEDIA, "the file is empty");
            }
            Asset added = add(assets.size() + 1, declared, read, Asset.Origin.UPLOAD);
            Asset asset = new Asset(
                    added.id(),
                    added.digest(),
                    declared,
                    read.length,
                    customerId,
                    Asset.Origin.UPLOAD,
                    added.createdAt(),
                    Optional.empty(),
                    facts);
            assets.put(asset.id(), asset);
            return asset;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Asset> find(String id) {
        return Optional.ofNullable(assets.get(id));
    }

    @Override
    public List<Asset> list(AssetQuery query) {
        return assets.values().stream()
                .filter(query::matches)
                .sorted(Comparator.comparing(Asset::id).reversed())
                .limit(query.limit())
                .toList();
    }

    @Override
    public MediaContent content(Asset asset) {
        return Optional.ofNullable(contents.get(asset.id()))
                .orElseThrow(() -> new MediaException(ErrorKind.NOT_FOUND, "the bytes are gone"));
    }

    @Override
    public boolean delete(String id) {
        contents.remove(id);
        return assets.remove(id) != null;
    }
}
