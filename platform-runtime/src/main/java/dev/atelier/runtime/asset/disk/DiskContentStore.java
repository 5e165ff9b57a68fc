package dev.atelier.runtime.asset.disk;

import dev.atelier.core.asset.ContentStore;
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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Keeps bytes in files named by their digest, {@code content/ab/cdef…}. A file appears there whole or not at all; what
 * a crash leaves half-written lies in {@code tmp} and is cleared at the next start.
 */
@Component(
        service = ContentStore.class,
        configurationPid = "dev.atelier.assets.disk",
        property = "service.ranking:Integer=-100")
@Designate(ocd = DiskContentStore.Settings.class)
public final class DiskContentStore implements ContentStore {
    /** Settings of the asset store on disk. */
    @ObjectClassDefinition(name = "Asset store on disk")
    public @interface Settings {
        @AttributeDefinition(
                name = "Durable",
                description = "Wait for the disk before a result is reported: survives a power cut, costs milliseconds")
        boolean durable() default false;
    }

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Path tmp;
    private final Path content;
    private final boolean durable;
    private final AtomicLong parts = new AtomicLong();

    @Activate
    public DiskContentStore(BundleContext context, Settings settings) throws IOException {
        this(Home.data(context).resolve("assets"), settings.durable());
    }

    private DiskContentStore(Path root, boolean durable) throws IOException {
        this.tmp = root.resolve("tmp");
        this.content = root.resolve("content");
        this.durable = durable;
        Home.clear(tmp);
    }

    /**
     * A store in any folder.
     *
     * @param durable whether what is committed survives a loss of power
     */
    public static DiskContentStore at(Path root, boolean durable) throws IOException {
        return new DiskContentStore(root, durable);
    }

    @Override
    public ContentWriter open(MediaType declared) {
        Path part = tmp.resolve(parts.incrementAndGet() + ".part");
        try {
            return openIn(part, declared);
        } catch (IOException failed) {
            throw StorageFailure.writing(failed);
        }
    }

    private ContentWriter openIn(Path part, MediaType declared) throws IOException {
        try {
            return new FileContentWriter(part, declared, this::path, durable);
        } catch (NoSuchFileException noDirectory) {
            Files.createDirectories(tmp);
            return new FileContentWriter(part, declared, this::path, durable);
        }
    }

    @Override
    public MediaContent store(MediaType declared, InputStream bytes) {
        return Copy.whole(bytes, open(declared));
    }

    @Override
    public Optional<MediaContent> find(Digest digest, MediaType type) {
        Path path = path(digest);
        try {
            return Optional.of(new StoredFile(type, Files.size(path), digest, path));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failed) {
            throw StorageFailure.reading(failed);
        }
    }

    @Override
    public boolean delete(Digest digest) {
        try {
            return Files.deleteIfExists(path(digest));
        } catch (IOException failed) {
            throw StorageFailure.writing(failed);
        }
    }

    @Override
    public void visit(Instant before, Consumer<Digest> visitor) {
        try {
            for (String directory : Home.names(content)) {
                for (String rest : Home.names(content.resolve(directory))) {
                    if (DIGEST.matcher(directory + rest).matches() && isOlder(new Digest(directory + rest), before)) {
                        visitor.accept(new Digest(directory + rest));
                    }
                }
            }
        } catch (IOException failed) {
            throw StorageFailure.reading(failed);
        }
    }

    private boolean isOlder(Digest digest, Instant before) throws IOException {
        try {
            return Files.getLastModifiedTime(path(digest)).toInstant().isBefore(before);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    @Override
    public boolean delete(Digest digest, Instant before) {
        try {
            return isOlder(digest, before) && delete(digest);
        } catch (IOException failed) {
            throw StorageFailure.reading(failed);
        }
    }

    /** The remains of writers that are no more: what is still being written was changed a moment ago. */
    @Override
    public void tidy(Instant before) {
        try {
            for (String name : Home.names(tmp)) {
                Path part = tmp.resolve(name);
                if (Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (NoSuchFileException finished) {
            // Then there is nothing to clear.
        } catch (IOException failed) {
            throw StorageFailure.writing(failed);
        }
    }

    private Path path(Digest digest) {
        return content.resolve(digest.hex().substring(0, 2))
                .resolve(digest.hex().substring(2));
    }
}
