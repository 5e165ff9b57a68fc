package dev.atelier.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as a stream that does not wait for ever, as the JDK's own would: neither for the next bytes nor
 * in all. The vendor is asked for more only when what came is read. Read by one thread; closed by any.
 */
final class AnswerStream extends InputStream implements HttpResponse.BodySubscriber<AnswerStream> {
    private static final List<ByteBuffer> END = List.of(ByteBuffer.allocate(0));
    /** One delivery being read, one on its way. */
    private static final int DELIVERIES_AHEAD = 2;

    private final BlockingQueue<List<ByteBuffer>> deliveries = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final Duration idle;
    private final Deadline deadline;
    private Iterator<ByteBuffer> delivery = List.<ByteBuffer>of().iterator();
    private ByteBuffer current = ByteBuffer.allocate(0);
    private boolean ended;
    private volatile @Nullable Throwable failure;

    /**
     * @param idle the longest wait for the next bytes
     * @param deadline when all must have been read
     */
    AnswerStream(Duration idle, Deadline deadline) {
        this.idle = idle;
        this.deadline = deadline;
    }

    @Override
    public CompletionStage<AnswerStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        if (subscription.complete(newSubscription)) {
            newSubscription.request(DELIVERIES_AHEAD);
        } else {
            newSubscription.cancel();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        deliveries.add(buffers);
    }

    @Override
    public void onError(Throwable cause) {
        failure = cause;
        deliveries.add(END);
    }

    @Override
    public void onComplete() {
        deliveries.add(END);
    }

    @Override
    public int read() throws IOException {
        return advance() ? current.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!advance()) {
            return -1;
        }
        int count = Math.min(length, current.remaining());
        current.get(target, offset, count);
        return count;
    }

    private boolean advance() throws IOException {
        while (!ended && !current.hasRemaining()) {
            if (delivery.hasNext()) {
                current = delivery.next();
            } else {
                nextDelivery();
            }
        }
        return !ended;
    }

    private void nextDelivery() throws IOException {
        List<ByteBuffer> next = await();
        if (next == END) {
            ended = true;
            if (failure != null) {
                throw new IOException(failure.getMessage(), failure);
            }
        } else {
            delivery = next.iterator();
            subscription.join().request(1);
        }
    }

    private List<ByteBuffer> await() throws IOException {
        long wait = Math.min(idle.toNanos(), deadline.left().toNanos());
        try {
            List<ByteBuffer> next = deliveries.poll(wait, TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new HttpTimeoutException("the answer came to a halt");
            }
            return next;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /** Lets go of the connection; whoever is reading meets an exception unless the end was reached. */
    @Override
    public void close() {
        subscription.completeExceptionally(new IOException("closed"));
        if (!subscription.isCompletedExceptionally()) {
            subscription.join().cancel();
        }
        onError(new IOException("closed"));
    }
}
