package dev.atelier.cache.result;

import dev.atelier.core.CallId;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.AssetIndex;
import dev.atelier.core.asset.Assets;
import dev.atelier.core.asset.ContentStore;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of results that are given again. Their bytes are not copied: whoever is given a file gets an asset of their
 * own over the same bytes, or only the bytes where nothing is to be kept. Safe for use by any number of threads.
 */
final class KeptFiles {
    /** Owns the bytes of results that their caller did not keep; no customer has this number. */
    private static final long NOBODY = 0;

    private final Assets assets;
    private final AssetIndex index;
    private final ContentStore store;
    private final MadeContent made;
    private final Duration timeToLive;
    private final Clock clock;

    KeptFiles(Assets assets, AssetIndex index, ContentStore store, MadeContent made, Duration timeToLive, Clock clock) {
        this.assets = assets;
        this.index = index;
        this.store = store;
        this.made = made;
        this.timeToLive = timeToLive;
        this.clock = clock;
    }

    /** The same outputs, each an asset: those that the caller did not keep are kept for as long as the result. */
    List<Output> keep(Call call, List<Output> outputs) {
        List<Output> kept = new ArrayList<>();
        for (Output output : outputs) {
            kept.add(output.asset().isPresent() ? output : keep(call, output, kept.size()));
        }
        return kept;
    }

    private Output keep(Call call, Output output, int number) {
        MediaContent content = stored(made.open(output));
        Asset.Origin origin = new Asset.Origin(
                Optional.of(call.id().value()),
                "cache",
                Optional.of(call.provider()),
                Optional.of(call.model().id()));
        Asset asset = new Asset(
                AssetIds.of(call.id(), number, NOBODY),
                content.digest(),
                output.type(),
                output.length(),
                NOBODY,
                origin,
                clock.instant(),
                Optional.of(clock.instant().plus(timeToLive)),
                output.facts());
        index.add(asset);
        return as(Optional.of(asset.id()), output);
    }

    private MediaContent stored(MediaContent content) {
        try {
            return store.store(content.type(), content.open());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The outputs of an earlier call as this one's.
     *
     * @return absent when the bytes of one are gone
     */
    Optional<List<Output>> give(CallId earlier, List<Output> outputs, Call call) {
        List<Output> given = new ArrayList<>();
        for (Output output : outputs) {
            if (!there(output, call)) {
                return Optional.empty();
            }
            given.add(
                    call.options().keep()
                            ? own(
                                    output,
                                    call,
                                    AssetIds.of(
                                            earlier, given.size(), call.caller().customerId()))
                            : as(Optional.empty(), output));
        }
        return Optional.of(given);
    }

    private Output own(Output output, Call call, String id) {
        Optional<Asset> own = output.asset()
                .flatMap(assets::find)
                .filter(asset -> asset.customerId() == call.caller().customerId())
                .or(() -> assets.find(id));
        if (own.isEmpty()) {
            index.add(asset(output, call, id));
        }
        return as(Optional.of(own.map(Asset::id).orElse(id)), output);
    }

    private Asset asset(Output output, Call call, String id) {
        Asset.Origin origin = new Asset.Origin(
                Optional.of(call.id().value()),
                call.request().operation().name(),
                Optional.of(call.provider()),
                Optional.of(call.model().id()));
        return new Asset(
                id,
                output.digest(),
                output.type(),
                output.length(),
                call.caller().customerId(),
                origin,
                clock.instant(),
                Optional.empty(),
                output.facts());
    }

    private boolean there(Output output, Call call) {
        try {
            assets.content(asset(output, call, AssetIds.of(call.id(), 0, NOBODY)));
            return true;
        } catch (MediaException gone) {
            return false;
        }
    }

    private static Output as(Optional<String> asset, Output output) {
        return new Output(output.role(), output.type(), output.length(), output.digest(), asset, output.facts());
    }
}
