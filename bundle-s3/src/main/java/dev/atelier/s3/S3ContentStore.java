package dev.atelier.s3;

import dev.atelier.core.asset.ContentStore;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.health.ComponentHealth;
import dev.atelier.core.health.HealthSource;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps bytes in a bucket, named by their digest. Connects when it is first used. */
final class S3ContentStore implements ContentStore, HealthSource, AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final S3Settings.Place place;
    private final S3Failures failures;
    private final Clients clients;
    private final Store store;
    private final boolean collect;

    /** @param folder for what is on its way; what a crash left there has been cleared */
    S3ContentStore(S3Settings settings, Path folder) {
        this.place = settings.place();
        this.failures = new S3Failures(place);
        this.clients = new Clients(settings);
        this.store = new Store(
                new Bucket(clients, settings),
                new Keys(settings.place().prefix()),
                new Requests(failures, settings.waits().patience()),
                folder);
        this.collect = settings.collect();
    }

    /** Asks whether the bucket is there; what is wrong is in the log then, before the first call meets it. */
    boolean probe() {
        try {
            store.requests().once(() -> {
                store.bucket().probe();
                return true;
            });
            return true;
        } catch (MediaException logged) {
            return false;
        }
    }

    /** Calls that need no file of the bucket are served all the same. */
    @Override
    public ComponentHealth health() {
        Optional<String> problem = failures.present();
        return new ComponentHealth(
                "s3",
                problem.isPresent() ? ComponentHealth.State.DEGRADED : ComponentHealth.State.UP,
                problem.orElseGet(() -> "files go to " + place),
                Map.of());
    }

    @Override
    public ContentWriter open(MediaType declared) {
        return new S3Writer(store, declared);
    }

    @Override
    public MediaContent store(MediaType declared, InputStream bytes) {
        try (bytes;
                ContentWriter writer = open(declared)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = read(bytes, buffer); count >= 0; count = read(bytes, buffer)) {
                writer.write(buffer, 0, count);
            }
            return writer.commit();
        } catch (IOException failed) {
            throw new MediaException(ErrorKind.STORAGE_FAILED, "the asset store cannot be written", failed);
        }
    }

    private static int read(InputStream source, byte[] buffer) {
        try {
            return source.read(buffer);
        } catch (IOException brokeOff) {
            throw new UncheckedIOException("the bytes broke off: " + brokeOff.getMessage(), brokeOff);
        }
    }

    @Override
    public Optional<MediaContent> find(Digest digest, MediaType type) {
        return entry(digest).map(entry -> new S3Content(store, type, entry.length(), digest, new byte[0]));
    }

    private Optional<Bucket.Entry> entry(Digest digest) {
        return store.requests().once(() -> store.bucket().find(store.keys().of(digest)));
    }

    @Override
    public boolean delete(Digest digest) {
        return entry(digest).map(this::delete).orElse(false);
    }

    @Override
    public boolean delete(Digest digest, Instant before) {
        return entry(digest)
                .filter(entry -> entry.modified().isBefore(before))
                .map(this::delete)
                .orElse(false);
    }

    private boolean delete(Bucket.Entry entry) {
        return store.requests().once(() -> {
            store.bucket().delete(entry.key());
            return true;
        });
    }

    @Override
    public void visit(Instant before, Consumer<Digest> visitor) {
        if (collect) {
            new Listing(store)
                    .older(
                            store.keys().contents(),
                            before,
                            entry -> store.keys().digest(entry.key()).ifPresent(visitor));
        }
    }

    @Override
    public void tidy(Instant before) {
        Listing listing = new Listing(store);
        listing.older(store.keys().unfinished(), before, this::delete);
        listing.abort(before);
    }

    @Override
    public void close() {
        clients.close();
    }
}
