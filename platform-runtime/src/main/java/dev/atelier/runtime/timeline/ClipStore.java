package dev.atelier.runtime.timeline;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.runtime.asset.Outputs;
import dev.atelier.runtime.pricing.Pricing;

/**
 * Where clips wait for the whole: assets that go after a day.
 *
 * @param call the whole
 * @param outputs where they are
 */
record ClipStore(Call call, Outputs outputs) {
    /** Keeps what a provider made of a scene. */
    Clip.Made keep(ProviderCall clip, MediaResult result) {
        Pricing.Cost cost = Pricing.cost(clip.model(), clip.request().parameters(), result);
        MediaContent video = result.artifacts().stream()
                .map(Artifact::content)
                .filter(content -> content.type().isVideo())
                .findFirst()
                .orElseThrow(() -> new MediaException(ErrorKind.MALFORMED_ANSWER, "no video came of it"));
        String asset = outputs.adopt(video, call.id(), call.caller()).asset();
        return new Clip.Made(asset, cost.cost(), cost.priced());
    }

    MediaContent content(Clip.Made clip) {
        return outputs.input("scenes", new MediaSource.Stored(clip.asset()), call.caller());
    }
}
