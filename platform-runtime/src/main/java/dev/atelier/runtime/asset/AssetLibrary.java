package dev.atelier.runtime.asset;

import dev.atelier.core.Parameters;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.AssetQuery;
import dev.atelier.core.asset.Assets;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaInfo;
import dev.atelier.core.media.MediaType;
import dev.atelier.runtime.asset.disk.StorageFailure;
import dev.atelier.runtime.utility.Probes;
import dev.atelier.runtime.utility.Signatures;
import dev.atelier.runtime.utility.Validators;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The library over whatever stores and indexes are in service. */
@Component(
        service = {Assets.class, AssetLibrary.class},
        configurationPid = "dev.atelier.assets")
@Designate(ocd = AssetLibrary.Settings.class)
public final class AssetLibrary implements Assets {
    /** Settings of the library. */
    @ObjectClassDefinition(name = "Asset library")
    public @interface Settings {
        @AttributeDefinition(name = "Largest upload", description = "The most bytes that an uploaded file may have")
        long maxUploadBytes() default 104_857_600;
    }

    private static final int PAGE = AssetQuery.MOST;

    private final Contents contents;
    private final Indexes indexes;
    private final Probes probes;
    private final Validators validators;
    private final Settings settings;
    private final Clock clock;
    private final AssetIds ids;

    @Activate
    public AssetLibrary(
            @Reference Contents contents,
            @Reference Indexes indexes,
            @Reference Probes probes,
            @Reference Validators validators,
            Settings settings) {
        this(contents, indexes, probes, validators, settings, Clock.systemUTC());
    }

    AssetLibrary(
            Contents contents, Indexes indexes, Probes probes, Validators validators, Settings settings, Clock clock) {
        this.contents = contents;
        this.indexes = indexes;
        this.probes = probes;
        this.validators = validators;
        this.settings = settings;
        this.clock = clock;
        this.ids = new AssetIds(clock);
    }

    @Override
    public Asset upload(MediaType declared, InputStream bytes, long customerId, Parameters facts) {
        byte[] head = head(bytes);
        accept(declared, head);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), bytes);
        MediaContent content = sink().store(declared, new LimitedInputStream(whole, settings.maxUploadBytes()));
        validate(content);
        return keep(new Kept(ids.fresh(), customerId, Asset.Origin.UPLOAD, Optional.empty(), facts), content);
    }

    private void validate(MediaContent content) {
        try {
            validators.validate("file", content);
        } catch (MediaException refused) {
            contents.release(content.digest());
            contents.deleteUnless(content.digest(), indexes::uses);
            throw refused;
        }
    }

    private static byte[] head(InputStream bytes) {
        try {
            return bytes.readNBytes(Signatures.HEAD);
        } catch (IOException brokeOff) {
            throw new UncheckedIOException("the upload broke off: " + brokeOff.getMessage(), brokeOff);
        }
    }

    private void accept(MediaType declared, byte[] head) {
        Optional<MediaType> type = probes.detect(head);
        if (type.filter(AssetLibrary::isMedia).isEmpty()) {
            throw new MediaException(
                    ErrorKind.UNSUPPORTED_MEDIA,
                    "the file is no picture, sound or video that is accepted here; it claims to be " + declared
                            + type.map(found -> " and looks like " + found).orElse(" but does not look like it"));
        }
    }

    /** SVG is left out: it may hold scripts, and no model takes it. */
    private static boolean isMedia(MediaType type) {
        return (type.isImage() && !type.subtype().startsWith("svg"))
                || type.isAudio()
                || type.isVideo()
                || type.type().equals("model");
    }

    /** A sink whose bytes stay until {@link #keep} made them an asset. */
    ContentSink sink() {
        return contents.sink();
    }

    /** Makes content an asset; a repetition finds the asset that is there. */
    Asset keep(Kept kept, MediaContent content) {
        try {
            return indexes.known(kept.id()).orElseGet(() -> add(kept, content));
        } finally {
            contents.release(content.digest());
        }
    }

    private Asset add(Kept kept, MediaContent content) {
        MediaContent stored = contents.claimed(content.digest())
                ? content
                : contents.find(content.digest(), content.type()).orElseGet(() -> copy(content));
        Asset asset = kept.asset(stored, look(stored), clock.instant());
        indexes.add(asset);
        return asset;
    }

    /** What the bytes are: by their headers, else as the store says. */
    MediaInfo look(MediaContent content) {
        return probes.probe(content).orElseGet(() -> MediaInfo.of(content.type(), content.length()));
    }

    private MediaContent copy(MediaContent content) {
        try {
            return sink().store(content.type(), content.open());
        } catch (IOException failed) {
            throw StorageFailure.reading(failed);
        }
    }

    @Override
    public Optional<Asset> find(String id) {
        return indexes.find(id);
    }

    @Override
    public List<Asset> list(AssetQuery query) {
        return indexes.list(query);
    }

    @Override
    public MediaContent content(Asset asset) {
        return content(asset.digest(), asset.type())
                .orElseThrow(() -> new MediaException(
                        ErrorKind.NOT_FOUND, "the bytes of asset " + asset.id() + " are no longer there"));
    }

    Optional<MediaContent> content(Digest digest, MediaType type) {
        return contents.find(digest, type);
    }

    @Override
    public boolean delete(String id) {
        Optional<Asset> asset = indexes.find(id);
        boolean removed = asset.isPresent() && indexes.remove(id);
        asset.ifPresent(gone -> contents.deleteUnless(gone.digest(), indexes::uses));
        return removed;
    }

    /**
     * Deletes what has expired.
     *
     * @return how many
     */
    long expire(Instant now) {
        long count = 0;
        List<Asset> gone;
        do {
            gone = indexes.expired(now, PAGE);
            count += gone.stream().filter(asset -> delete(asset.id())).count();
        } while (gone.size() == PAGE);
        return count;
    }

    /**
     * Deletes bytes that lie here since before a time and that no asset tells of, in stores that are to be cleared.
     *
     * @return how many
     */
    long collect(Instant before) {
        contents.sweep(indexes::uses);
        contents.tidy(before);
        return indexes.complete() ? contents.collect(before, indexes::uses) : 0;
    }
}
