package dev.atelier.runtime.job.step;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Output;
import dev.atelier.runtime.asset.Outputs;
import dev.atelier.runtime.pricing.Pricing;
import dev.atelier.runtime.utility.Thumbnailers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes outcomes of results. */
@Component(service = Results.class)
public final class Results {
    private static final Logger LOG = LoggerFactory.getLogger(Results.class);
    private static final String THUMBNAIL = "thumbnail";
    private static final int THUMBNAIL_SIDE = 512;

    private final Outputs outputs;
    private final Thumbnailers thumbnailers;

    @Activate
    public Results(@Reference Outputs outputs, @Reference Thumbnailers thumbnailers) {
        this.outputs = outputs;
        this.thumbnailers = thumbnailers;
    }

    /** @throws MediaException if an artifact cannot be stored; it says what the vendor charges all the same */
    Outcome accept(Call call, MediaResult result, List<String> warnings) {
        Pricing.Cost cost = cost(call, result);
        List<String> all = new ArrayList<>(warnings);
        all.addAll(result.warnings());
        return new Outcome(
                call.provider(),
                call.model().id(),
                call.request().model(),
                call.request().parameters(),
                store(call, result, cost.cost()),
                result.details(),
                cost.cost(),
                cost.priced(),
                false,
                all);
    }

    private List<Output> store(Call call, MediaResult result, MicroDollars charged) {
        try {
            return withThumbnail(result.artifacts(), call).stream()
                    .map(artifact -> outputs.accept(artifact, call))
                    .toList();
        } catch (MediaException e) {
            throw new MediaException(e.failure().withCharge(charged), e);
        }
    }

    /** A video without a picture gets one, where something here makes pictures of videos. */
    private List<Artifact> withThumbnail(List<Artifact> artifacts, Call call) {
        Optional<MediaContent> video = artifacts.stream()
                .map(Artifact::content)
                .filter(content -> content.type().isVideo())
                .findFirst();
        if (video.isEmpty()
                || artifacts.stream()
                        .anyMatch(artifact -> artifact.content().type().isImage())) {
            return artifacts;
        }
        List<Artifact> more = new ArrayList<>(artifacts);
        thumbnail(video.get(), call)
                .map(picture -> new Artifact(THUMBNAIL, picture))
                .ifPresent(more::add);
        return more;
    }

    private Optional<MediaContent> thumbnail(MediaContent video, Call call) {
        try {
            return thumbnailers
                    .of(video.type())
                    .map(maker -> maker.thumbnail(
                            video,
                            THUMBNAIL_SIDE,
                            outputs.sink(call.id(), call.options().keep())));
        } catch (RuntimeException e) {
            LOG.warn("The video of call {} is left without a thumbnail", call.id(), e);
            return Optional.empty();
        }
    }

    /** Lets go of a result that nobody wants any more. */
    MicroDollars drop(Call call, MediaResult result) {
        outputs.release(call.id());
        return cost(call, result).cost();
    }

    private static Pricing.Cost cost(Call call, MediaResult result) {
        return Pricing.cost(call.model(), call.request().parameters(), result);
    }
}
