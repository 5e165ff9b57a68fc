package dev.atelier.runtime.http;

import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpReply;
import dev.atelier.runtime.http.answer.AnswerText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes exchanges with one partner: in turn, in time, and again where that is safe. Safe for use by any number of
 * threads; {@link #run} blocks.
 */
final class Exchanges implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);

    private final Set<Flight> flights = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Transport transport;
    private final RetryRules rules;
    private final Pause pause;
    private final Failures failures;
    private final Semaphore turns;

    Exchanges(Transport transport, RetryRules rules, Pause pause, Failures failures, int maxConcurrent) {
        this.transport = transport;
        this.rules = rules;
        this.pause = pause;
        this.failures = failures;
        this.turns = new Semaphore(maxConcurrent, true);
    }

    /** What becomes of an answer. */
    interface Reader<T> {
        /** Reads an answer of status 200 to 299. May be called again after a break, unless the call is paid. */
        T success(HttpResponse<AnswerStream> response) throws IOException;

        /** Takes any other answer, read as text. */
        T failure(HttpReply reply);
    }

    /** How an attempt ended, and how long to wait if there is to be another one. */
    private record Attempt<T>(Supplier<T> end, Optional<Duration> again) {
        static <T> Attempt<T> failed(MediaException failure, Optional<Duration> again) {
            return new Attempt<>(
                    () -> {
                        throw failure;
                    },
                    again);
        }
    }

    /** Makes an exchange. */
    <T> T run(Plan plan, Reader<T> reader) {
        Deadline deadline = Deadline.in(plan.timeout());
        try {
            if (!turns.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw failures.busy(plan.host());
            }
            try {
                return repeat(plan, reader, deadline);
            } finally {
                turns.release();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failures.interrupted(plan.host(), plan.paid());
        }
    }

    private <T> T repeat(Plan plan, Reader<T> reader, Deadline deadline) throws InterruptedException {
        for (int number = 0; ; number++) {
            if (closing.getCount() == 0) {
                throw failures.closed(plan.host());
            }
            Attempt<T> attempt = attempt(plan, reader, deadline, number);
            Optional<Duration> wait = attempt.again().filter(time -> time.compareTo(deadline.left()) < 0);
            if (wait.isEmpty() || closing.getCount() == 0) {
                return attempt.end().get();
            }
            LOG.debug(
                    "{} {} is repeated in {}",
                    plan.request().method(),
                    Redaction.address(plan.request().uri()),
                    wait.get());
            pause.await(wait.get(), closing);
        }
    }

    private <T> Attempt<T> attempt(Plan plan, Reader<T> reader, Deadline deadline, int number)
            throws InterruptedException {
        try {
            return exchange(plan, reader, deadline, number);
        } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException unreached) {
            return Attempt.failed(failures.notReached(plan.host(), unreached), rules.afterBreak(number));
        } catch (HttpTimeoutException late) {
            return Attempt.failed(failures.late(plan.host(), plan.paid(), late), Optional.empty());
        } catch (IOException broken) {
            Optional<MediaException> refused = AnnouncedBody.RefusedException.in(broken);
            if (refused.isPresent()) {
                throw refused.get();
            }
            return Attempt.failed(
                    failures.brokenOff(plan.host(), plan.paid(), broken),
                    plan.repeatable() ? rules.afterBreak(number) : Optional.empty());
        } catch (MediaException failed) {
            throw failures.claim(failed);
        }
    }

    private <T> Attempt<T> exchange(Plan plan, Reader<T> reader, Deadline deadline, int number)
            throws IOException, InterruptedException {
        Flight flight = new Flight(transport.send(plan.request(), plan.answers()));
        flights.add(flight);
        try (flight) {
            if (closing.getCount() == 0) {
                throw new IOException("closed");
            }
            HttpResponse<AnswerStream> response = flight.await(deadline);
            if (response.statusCode() / 100 == 2) {
                T value = reader.success(response);
                return new Attempt<>(() -> value, Optional.empty());
            }
            HttpReply reply = text(response);
            return new Attempt<>(() -> reader.failure(reply), rules.after(reply, number, plan.paid()));
        } finally {
            flights.remove(flight);
        }
    }

    /** Reads an answer whole. */
    static HttpReply text(HttpResponse<AnswerStream> response) throws IOException {
        return reply(response, AnswerText.read(response.body()));
    }

    /** An answer with another text in the place of its body. */
    static HttpReply reply(HttpResponse<AnswerStream> response, String body) {
        return new HttpReply(response.statusCode(), response.headers().map(), body);
    }

    /** Ends what is under way; later calls fail. */
    @Override
    public void close() {
        closing.countDown();
        flights.forEach(Flight::close);
    }
}
