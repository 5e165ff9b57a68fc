package dev.atelier.runtime.timeline;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.utility.VideoJoiner;
import dev.atelier.runtime.asset.Outputs;
import dev.atelier.runtime.utility.Ranked;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The end of timelines: one video of all clips. Safe for use by any number of threads. */
@Component(service = Joining.class)
public final class Joining {
    private final Ranked<VideoJoiner> joiners = new Ranked<>();
    private final Outputs outputs;

    @Activate
    public Joining(@Reference Outputs outputs) {
        this.outputs = outputs;
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void add(VideoJoiner joiner, Map<String, Object> properties) {
        joiners.add(joiner, properties);
    }

    public void remove(VideoJoiner joiner) {
        joiners.remove(joiner);
    }

    /**
     * Refuses a timeline that could not be joined, before its clips are paid for.
     *
     * @throws MediaException {@code UNAVAILABLE} or {@code UNCONFIGURED}, saying what is missing
     */
    public void requireFor(MediaRequest request, ModelDescriptor model) {
        if (Timeline.isAsked(request, model)) {
            joiner();
        }
    }

    private VideoJoiner joiner() {
        VideoJoiner joiner = joiners.first()
                .orElseThrow(() -> new MediaException(Failure.of(
                                ErrorKind.UNAVAILABLE,
                                "a timeline needs a bundle that joins videos, such as dev.atelier.ffmpeg")
                        .withRetryAfter(Duration.ofSeconds(1))));
        joiner.missing().ifPresent(sentence -> {
            throw new MediaException(ErrorKind.UNCONFIGURED, "a timeline cannot be joined: " + sentence);
        });
        return joiner;
    }

    /** Whether all clips of a timeline are there and nothing is left but to join them. */
    public boolean isDue(Job job) {
        return reel(job).map(Reel::isWhole).orElse(false);
    }

    /** Makes the result of a timeline whose clips are all there. */
    public MediaResult join(Job job, BooleanSupplier cancelled) {
        Reel reel = reel(job).orElseThrow();
        Call call = job.call();
        ClipStore store = new ClipStore(call, outputs);
        List<MediaContent> clips = reel.made().map(store::content).toList();
        MediaContent video =
                joiner().join(clips, outputs.sink(call.id(), call.options().keep()), cancelled);
        MediaResult result = MediaResult.of(new Artifact("video", video, Parameters.of("scenes", clips.size())));
        for (String warning : reel.warnings()) {
            result = result.withWarning(warning);
        }
        return reel.made().anyMatch(Clip.Made::priced) ? result.withVendorCost(reel.spent()) : result;
    }

    /** A failure of a job with what the clips have cost that were made before. */
    public Failure charged(Job job, Failure failure) {
        return reel(job)
                .map(reel -> failure.withCharge(
                        reel.isWhole() ? reel.spent() : failure.charged().plus(reel.spent())))
                .orElse(failure);
    }

    private static Optional<Reel> reel(Job job) {
        return Timeline.isAsked(job.call().request(), job.call().model())
                ? job.handle().map(Reel::of)
                : Optional.empty();
    }
}
