package dev.atelier.runtime.timeline;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One step of a timeline: looks after the clips that are being made, and has the next ones begun. Before the provider is
 * asked to begin a clip that is stored, and so is each clip that is made: a restart neither asks nor pays twice. For one
 * step.
 */
final class ClipWork {
    private static final Logger LOG = LoggerFactory.getLogger(ClipWork.class);
    /** What joining takes of the progress, so that it does not look done before. */
    private static final double MAKING = 0.95;

    private static final Duration UNTIL_LISTED = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final MediaProvider provider;
    private final IntFunction<ClipCall> calls;
    private final ClipStore store;
    private final Consumer<JobHandle> checkpoint;
    private Reel reel;
    private double progress;
    private Duration pause = LONGEST;
    private boolean answered;
    private @Nullable MediaException delayed;

    ClipWork(
            MediaProvider provider,
            IntFunction<ClipCall> calls,
            ClipStore store,
            Consumer<JobHandle> checkpoint,
            Reel reel) {
        this.provider = provider;
        this.calls = calls;
        this.store = store;
        this.checkpoint = checkpoint;
        this.reel = reel;
    }

    /**
     * @throws MediaException if a clip has failed, and then the others are cancelled; of a retriable kind when no clip
     *     could be asked about
     */
    ProviderAnswer goOn() {
        for (int i = 0; i < reel.clips().size(); i++) {
            lookAfter(i);
        }
        for (int i = 0; i < reel.clips().size() && reel.running().count() < Timeline.AT_ONCE; i++) {
            if (reel.clips().get(i) instanceof Clip.Waiting) {
                begin(i);
            }
        }
        if (delayed != null && !answered) {
            throw delayed;
        }
        double done = (progress + reel.made().count()) / reel.clips().size() * MAKING;
        return new ProviderAnswer.Started(reel.handle(), done, reel.isWhole() ? Duration.ZERO : pause);
    }

    private void lookAfter(int index) {
        Clip clip = reel.clips().get(index);
        try {
            if (clip instanceof Clip.Running running) {
                accept(index, provider.poll(calls.apply(index), running.handle()));
            } else if (clip instanceof Clip.Asking) {
                reconcile(index);
            }
        } catch (MediaException e) {
            if (!e.kind().retriable()) {
                throw failed(index, e);
            }
            delayed = e;
        }
    }

    /** Whether the vendor has a clip whose start was interrupted, only the vendor can tell. */
    private void reconcile(int index) {
        JobHandle found = provider.find(calls.apply(index))
                .orElseThrow(() -> new MediaException(
                        ErrorKind.OUTCOME_UNKNOWN,
                        "the call was interrupted, and nobody can tell whether the vendor has accepted it"));
        save(reel.with(index, new Clip.Running(found)));
        pause = Duration.ZERO;
    }

    private void begin(int index) {
        save(reel.with(index, new Clip.Asking()));
        try {
            accept(index, provider.start(calls.apply(index)));
        } catch (MediaException e) {
            if (e.kind() == ErrorKind.OUTCOME_UNKNOWN) {
                // The next step looks for it, once the vendor has had time to list it.
                answered = true;
                pause = UNTIL_LISTED;
                return;
            }
            // The vendor has not accepted it: it may just have enough to do.
            if (!e.kind().retriable() || reel.running().findAny().isEmpty()) {
                throw failed(index, e);
            }
            save(reel.with(index, new Clip.Waiting()));
        }
    }

    private void accept(int index, ProviderAnswer answer) {
        answered = true;
        if (answer instanceof ProviderAnswer.Started started) {
            save(reel.with(index, new Clip.Running(started.handle())));
            progress += Math.min(1, Math.max(0, started.progress()));
            pause = started.pollAfter().compareTo(pause) < 0 ? started.pollAfter() : pause;
            return;
        }
        MediaResult result = ((ProviderAnswer.Finished) answer).result();
        save(reel.with(index, store.keep(calls.apply(index), result)).warned(result.warnings()));
    }

    private void save(Reel next) {
        if (!next.equals(reel)) {
            reel = next;
            checkpoint.accept(next.handle());
        }
    }

    private MediaException failed(int index, MediaException e) {
        cancel();
        Failure failure = e.failure();
        String message = "scene " + (index + 1) + ": " + failure.message();
        return new MediaException(
                new Failure(
                        failure.kind(),
                        message,
                        failure.field(),
                        failure.provider(),
                        failure.vendorCode(),
                        failure.retryAfter(),
                        failure.charged()),
                e);
    }

    /** Tells the vendor to stop whatever it works on. */
    boolean cancel() {
        boolean all = true;
        for (int i = 0; i < reel.clips().size(); i++) {
            if (reel.clips().get(i) instanceof Clip.Running running) {
                all &= cancel(calls.apply(i), running.handle());
            }
        }
        return all;
    }

    private boolean cancel(ProviderCall clip, JobHandle handle) {
        try {
            return provider.cancel(clip, handle);
        } catch (RuntimeException e) {
            LOG.debug("The cancellation of clip {} did not reach its provider", clip.id(), e);
            return false;
        }
    }
}
