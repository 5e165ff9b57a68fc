package dev.atelier.runtime.timeline;

import dev.atelier.core.pipeline.Call;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.provider.ProviderInfo;
import dev.atelier.runtime.asset.Outputs;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A provider of single clips as one of timelines. It goes as far as clips in the store; making one video of them needs
 * no provider.
 */
public final class ClipsProvider implements MediaProvider {
    private final MediaProvider clips;
    private final Call call;
    private final Outputs outputs;
    private final Consumer<JobHandle> checkpoint;

    private ClipsProvider(MediaProvider clips, Call call, Outputs outputs, Consumer<JobHandle> checkpoint) {
        this.clips = clips;
        this.call = call;
        this.outputs = outputs;
        this.checkpoint = checkpoint;
    }

    /**
     * The provider itself, or what makes a timeline of it if the call asks for one.
     *
     * @param checkpoint stores how far the call is, before it returns
     */
    public static MediaProvider over(
            MediaProvider provider, Call call, Outputs outputs, Consumer<JobHandle> checkpoint) {
        return Timeline.isAsked(call.request(), call.model())
                ? new ClipsProvider(provider, call, outputs, checkpoint)
                : provider;
    }

    @Override
    public ProviderInfo info() {
        return clips.info();
    }

    @Override
    public ProviderAnswer start(ProviderCall whole) {
        return work(whole, fresh()).goOn();
    }

    @Override
    public ProviderAnswer poll(ProviderCall whole, JobHandle handle) {
        return work(whole, Reel.of(handle)).goOn();
    }

    @Override
    public boolean cancel(ProviderCall whole, JobHandle handle) {
        return work(whole, Reel.of(handle)).cancel();
    }

    /** The first clip is asked for only after there is a handle: without one nothing has begun. */
    @Override
    public Optional<JobHandle> find(ProviderCall whole) {
        return Optional.of(fresh().handle());
    }

    private Reel fresh() {
        return Reel.fresh(Timeline.clips(call.request()).size());
    }

    private ClipWork work(ProviderCall whole, Reel reel) {
        return new ClipWork(clips, index -> clipCall(whole, index), new ClipStore(call, outputs), checkpoint, reel);
    }

    private ClipCall clipCall(ProviderCall whole, int index) {
        return new ClipCall(
                whole,
                call,
                ClipIds.of(call.id(), index),
                Timeline.clips(call.request()).get(index),
                outputs);
    }
}
