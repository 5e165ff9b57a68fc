package dev.atelier.s3;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Sends requests, and says in our words what became of them. Safe for use by any number of threads. */
final class Requests {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final S3Failures failures;
    private final Duration patience;

    /** @param patience for how long something that must not be lost is sent again while nobody answers */
    Requests(S3Failures failures, Duration patience) {
        this.failures = failures;
        this.patience = patience;
    }

    /** @throws MediaException of kind {@code STORAGE_FAILED} */
    <T> T once(Supplier<T> request) {
        try {
            return answered(request.get());
        } catch (SdkException failed) {
            throw failures.of(failed);
        }
    }

    /**
     * Sends a request whose content may be paid for.
     *
     * @throws MediaException of kind {@code STORAGE_FAILED}, when it is refused or patience is at its end
     */
    <T> T patiently(Supplier<T> request) {
        long end = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return answered(request.get());
            } catch (SdkException failed) {
                MediaException told = failures.of(failed);
                if (!S3Failures.isPassing(failed) || System.nanoTime() + pause.toNanos() - end > 0) {
                    throw told;
                }
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** That something is not there proves nothing: of a bucket that does not exist a server says the same. */
    private <T> T answered(T answer) {
        if (!Optional.empty().equals(answer)) {
            failures.none();
        }
        return answer;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new MediaException(
                    ErrorKind.CANCELLED, "the call was cancelled while it waited for the asset store", cancelled);
        }
    }
}
