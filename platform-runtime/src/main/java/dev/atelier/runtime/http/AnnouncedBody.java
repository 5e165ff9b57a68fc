package dev.atelier.runtime.http;

import dev.atelier.core.error.MediaException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A body that is announced once the connection stands, just before the first of its bytes is sent. Without its body a
 * request buys nothing.
 */
final class AnnouncedBody implements BodyPublisher {
    private static final Flow.Subscription NOTHING = new Flow.Subscription() {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    };

    private final BodyPublisher body;
    private final Runnable announce;

    AnnouncedBody(BodyPublisher body, Runnable announce) {
        this.body = body;
        this.announce = announce;
    }

    /** The failure that kept a body from being sent. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient MediaException why;

        private RefusedException(MediaException why) {
            super(why);
            this.why = why;
        }

        /** Why nothing was sent, if that is what made an exchange fail. */
        static Optional<MediaException> in(@Nullable Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof RefusedException refused) {
                    return Optional.of(refused.why);
                }
            }
            return Optional.empty();
        }
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        try {
            announce.run();
        } catch (MediaException refused) {
            subscriber.onSubscribe(NOTHING);
            subscriber.onError(new RefusedException(refused));
            return;
        }
        body.subscribe(subscriber);
    }
}
