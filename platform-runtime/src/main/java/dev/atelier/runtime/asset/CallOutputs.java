package dev.atelier.runtime.asset;

import dev.atelier.core.CallId;
import dev.atelier.core.Parameters;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaInfo;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.core.pipeline.Output;
import dev.atelier.runtime.asset.disk.Home;
import dev.atelier.runtime.asset.disk.StorageFailure;
import dev.atelier.runtime.asset.disk.TransientFiles;
import dev.atelier.runtime.utility.Probes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The pipeline's media: assets of the library, or files that go when their call is released. */
@Component(service = {Outputs.class, CallOutputs.class})
public final class CallOutputs implements Outputs {
    /** How long inputs and results that nobody fetches are there. */
    static final Duration SHORT_LIFE = Duration.ofDays(1);

    private final AssetLibrary library;
    private final TransientFiles transients;
    private final Clock clock;
    private final SmallContents small = new SmallContents();

    @Activate
    public CallOutputs(BundleContext context, @Reference AssetLibrary library) throws IOException {
        this(library, new TransientFiles(Home.data(context).resolve("assets").resolve("transient")), Clock.systemUTC());
    }

    CallOutputs(AssetLibrary library, TransientFiles transients, Clock clock) {
        this.library = library;
        this.transients = transients;
        this.clock = clock;
    }

    @Override
    public ContentSink sink(CallId call, boolean keep) {
        return keep ? library.sink() : transients.sink(call);
    }

    @Override
    public Output accept(Artifact artifact, Call call) {
        return call.options().keep() ? kept(artifact, call) : passing(artifact, call);
    }

    private Output kept(Artifact artifact, Call call) {
        Asset.Origin origin = new Asset.Origin(
                Optional.of(call.id().value()),
                call.request().operation().name(),
                Optional.of(call.provider()),
                Optional.of(call.model().id()));
        String id = AssetIds.of(call.id(), artifact.role(), artifact.content().digest());
        Asset asset = library.keep(
                new Kept(id, call.caller().customerId(), origin, Optional.empty(), artifact.facts()),
                artifact.content());
        return new Output(
                artifact.role(), asset.type(), asset.length(), asset.digest(), Optional.of(asset.id()), asset.facts());
    }

    private Output passing(Artifact artifact, Call call) {
        MediaContent content = transients
                .find(call.id(), artifact.content().digest(), artifact.content().type())
                .orElseGet(() -> copy(artifact.content(), call.id()));
        MediaInfo info = library.look(content);
        Parameters facts = Probes.facts(info).merge(artifact.facts());
        return new Output(artifact.role(), info.type(), content.length(), content.digest(), Optional.empty(), facts);
    }

    private MediaContent copy(MediaContent content, CallId call) {
        try {
            return transients.sink(call).store(content.type(), content.open());
        } catch (IOException failed) {
            throw StorageFailure.reading(failed);
        }
    }

    /** What lies where the result of a call lies that is not to be kept. */
    Optional<MediaContent> passing(CallId call) {
        return transients.find(call, content -> library.look(content).type());
    }

    MediaContent content(Asset asset) {
        return library.content(asset);
    }

    @Override
    public MediaContent content(Output output) {
        if (output.asset().isPresent()) {
            String id = output.asset().get();
            return library.content(library.find(id).orElseThrow(() -> notFound("there is no asset " + id)));
        }
        return new PassingContent(passing(output), () -> passing(output));
    }

    private MediaContent passing(Output output) {
        return transients
                .find(output.digest(), output.type())
                // Of a result that was given again: nobody keeps it, but its bytes are in the library.
                .or(() -> library.content(output.digest(), output.type()).map(small::of))
                .orElseThrow(() -> notFound("the " + output.role() + " was released or has expired"));
    }

    @Override
    public void release(CallId call) {
        transients.release(call);
    }

    @Override
    public MediaContent input(String field, MediaSource.Stored source, Caller caller) {
        Asset asset = library.find(source.asset())
                .orElseThrow(() -> refused(ErrorKind.NOT_FOUND, field, "names an asset that is not there"));
        if (!caller.maySee(asset.customerId())) {
            throw refused(ErrorKind.FORBIDDEN, field, "names an asset of somebody else");
        }
        return library.content(asset);
    }

    @Override
    public MediaSource.Stored adopt(MediaContent content, CallId call, Caller caller) {
        Asset.Origin origin = new Asset.Origin(Optional.of(call.value()), "input", Optional.empty(), Optional.empty());
        Kept kept = new Kept(
                AssetIds.of(call, "input", content.digest()),
                caller.customerId(),
                origin,
                Optional.of(clock.instant().plus(SHORT_LIFE)),
                Parameters.EMPTY);
        return new MediaSource.Stored(library.keep(kept, content).id());
    }

    /** Deletes results that were not to be kept and that nobody fetched or released. */
    void sweep() {
        transients.sweep(clock.instant().minus(SHORT_LIFE));
    }

    private static MediaException notFound(String what) {
        return new MediaException(ErrorKind.NOT_FOUND, what);
    }

    private static MediaException refused(ErrorKind kind, String field, String problem) {
        return new MediaException(Failure.of(kind, field + " " + problem).withField(field));
    }
}
