package dev.atelier.runtime.pipeline;

import dev.atelier.core.CallId;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.Output;
import dev.atelier.runtime.asset.Outputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Outputs that several calls want: what a call made that is not to be kept stays until the calls that joined it have
 * their own copy. Safe for use by any number of threads.
 */
@Component(service = SharedOutputs.class)
public final class SharedOutputs {
    private final Outputs outputs;
    private final Map<CallId, Integer> holders = new HashMap<>();
    private final Set<CallId> releasedMeanwhile = new HashSet<>();

    @Activate
    public SharedOutputs(@Reference Outputs outputs) {
        this.outputs = outputs;
    }

    MediaContent content(Output output) {
        return outputs.content(output);
    }

    public void hold(CallId owner) {
        synchronized (holders) {
            holders.merge(owner, 1, Integer::sum);
        }
    }

    /** Ends a hold; the last one carries out a release that came meanwhile. */
    public void letGo(CallId owner) {
        synchronized (holders) {
            holders.computeIfPresent(owner, (id, count) -> count > 1 ? count - 1 : null);
            if (holders.containsKey(owner) || !releasedMeanwhile.remove(owner)) {
                return;
            }
        }
        outputs.release(owner);
    }

    void release(CallId owner) {
        synchronized (holders) {
            if (holders.containsKey(owner)) {
                releasedMeanwhile.add(owner);
                return;
            }
        }
        outputs.release(owner);
    }

    /** Gives a call its own copy of another call's output, kept or not as it wants. */
    public Output copy(Output output, Call call) {
        MediaContent original = outputs.content(output);
        try {
            MediaContent copy = outputs.sink(call.id(), call.options().keep()).store(original.type(), original.open());
            return outputs.accept(new Artifact(output.role(), copy, output.facts()), call);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
