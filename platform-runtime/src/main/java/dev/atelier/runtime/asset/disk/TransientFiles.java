package dev.atelier.runtime.asset.disk;

import dev.atelier.core.CallId;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Results that are not to be kept: a directory for each call, deleted when the call is released. They outlive a restart
 * by some time, so that an answer which was paid for can still be fetched.
 */
public final class TransientFiles {
    private final Path root;
    private final Map<String, Path> calls = new ConcurrentHashMap<>();
    private final AtomicLong parts = new AtomicLong();

    public TransientFiles(Path root) throws IOException {
        this.root = root;
        for (String call : Home.names(root)) {
            calls.put(call, root.resolve(call));
        }
    }

    public ContentSink sink(CallId call) {
        return new Sink(root.resolve(call.value()));
    }

    /** Finds what any call made. */
    public Optional<MediaContent> find(Digest digest, MediaType type) {
        return calls.values().stream()
                .flatMap(directory -> file(directory, digest, type).stream())
                .findFirst();
    }

    /** Finds what this call made. */
    public Optional<MediaContent> find(CallId call, Digest digest, MediaType type) {
        return file(root.resolve(call.value()), digest, type);
    }

    /** Finds what this call made, where that was one thing. */
    public Optional<MediaContent> find(CallId call, Function<MediaContent, MediaType> look) {
        Path directory = root.resolve(call.value());
        try {
            return Home.names(directory).stream()
                    .filter(name -> !name.endsWith(".part"))
                    .findFirst()
                    .flatMap(name -> file(directory, new Digest(name), MediaType.BINARY))
                    .flatMap(content -> file(directory, content.digest(), look.apply(content)));
        } catch (IOException unreadable) {
            throw StorageFailure.reading(unreadable);
        }
    }

    private static Optional<MediaContent> file(Path directory, Digest digest, MediaType type) {
        Path file = directory.resolve(digest.hex());
        try {
            return Optional.of(new StoredFile(type, Files.size(file), digest, file));
        } catch (IOException notHere) {
            return Optional.empty();
        }
    }

    public void release(CallId call) {
        delete(call.value());
    }

    /** Deletes what calls that began before a time have left. */
    public void sweep(Instant before) {
        for (Map.Entry<String, Path> call : calls.entrySet()) {
            if (modified(call.getValue()).isBefore(before)) {
                delete(call.getKey());
            }
        }
    }

    private static Instant modified(Path directory) {
        try {
            return Files.getLastModifiedTime(directory).toInstant();
        } catch (IOException gone) {
            return Instant.MAX;
        }
    }

    private void delete(String call) {
        Path directory = calls.remove(call);
        if (directory == null) {
            return;
        }
        try {
            Home.clear(directory);
            Files.deleteIfExists(directory);
        } catch (IOException failed) {
            throw StorageFailure.writing(failed);
        }
    }

    private final class Sink implements ContentSink {
        private final Path directory;

        Sink(Path directory) {
            this.directory = directory;
        }

        @Override
        public ContentWriter open(MediaType declared) {
            Path part = directory.resolve(parts.incrementAndGet() + ".part");
            calls.put(String.valueOf(directory.getFileName()), directory);
            try {
                return openIn(part, declared);
            } catch (IOException failed) {
                throw StorageFailure.writing(failed);
            }
        }

        private ContentWriter openIn(Path part, MediaType declared) throws IOException {
            try {
                return new FileContentWriter(part, declared, this::path, false);
            } catch (NoSuchFileException noDirectory) {
                Files.createDirectories(directory);
                return new FileContentWriter(part, declared, this::path, false);
            }
        }

        private Path path(Digest digest) {
            return directory.resolve(digest.hex());
        }

        @Override
        public MediaContent store(MediaType declared, InputStream bytes) {
            return Copy.whole(bytes, open(declared));
        }
    }
}
