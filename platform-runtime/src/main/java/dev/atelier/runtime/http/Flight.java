package dev.atelier.runtime.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An attempt under way. Awaited by one thread; closed by any. */
final class Flight implements AutoCloseable {
    private final CompletableFuture<HttpResponse<AnswerStream>> response;

    Flight(CompletableFuture<HttpResponse<AnswerStream>> response) {
        this.response = response;
    }

    /** Waits for the head of the answer. */
    HttpResponse<AnswerStream> await(Deadline deadline) throws IOException, InterruptedException {
        try {
            return response.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("no answer in time");
        } catch (CancellationException closed) {
            throw new IOException("closed", closed);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw cause instanceof IOException io ? io : new IOException(cause);
        }
    }

    /** Ends the exchange, whether its answer is awaited or being read. */
    @Override
    public void close() {
        if (!response.cancel(true)) {
            response.thenAccept(answer -> answer.body().close());
        }
    }
}
