package dev.atelier.web.studio;

import dev.atelier.core.job.Job;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Reply;
import dev.atelier.web.job.JobView;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers that the cache has given lately, by the requests word by word: when one comes again, it need not be read, nor
 * its answer be written anew. Whether it may have the answer is up to the runtime each time. Bounded by bytes. Safe for
 * use by any number of threads.
 */
final class Repeats {
    /** Of a request's body. */
    static final int SHORT = 8 * 1024;
    /** What an entry takes besides the bytes of request and answer, about. */
    private static final int OVERHEAD = 2 * 1024;

    private static final long MOST_BYTES = 32 << 20;

    private final long mostBytes;
    private final Map<Wording, Repeat> known = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    Repeats() {
        this(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 16));
    }

    Repeats(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Whether a request is one of those that mean the same when they are the same. */
    static boolean isPlain(Exchange exchange) {
        return exchange.header("Idempotency-Key").isEmpty()
                && exchange.header("Prefer").isEmpty()
                && exchange.header("Content-Encoding").isEmpty();
    }

    Optional<Repeat> find(Wording wording) {
        synchronized (known) {
            return Optional.ofNullable(known.get(wording));
        }
    }

    /** The answer to a call that the cache has answered, remembered; absent for any other call. */
    Optional<Reply> reply(Wording wording, CallTerms terms, Job job, JobView view) {
        Optional<Outcome> outcome = job.outcome().filter(Outcome::cached);
        if (outcome.isEmpty() || terms.asJob()) {
            return Optional.empty();
        }
        Optional<Repeat> repeat = find(wording)
                .filter(before -> before.outcome().equals(outcome.get()))
                .map(before -> before.by(job.id()))
                .or(() -> Repeat.of(job, outcome.get(), view.reply(job)));
        repeat.ifPresent(again -> add(wording, again));
        return repeat.map(again -> again.replyTo(job.id()));
    }

    private void add(Wording wording, Repeat repeat) {
        if (weight(wording, repeat) > mostBytes / 4) {
            return;
        }
        synchronized (known) {
            Repeat before = known.put(wording, repeat);
            bytes += weight(wording, repeat) - (before == null ? 0 : weight(wording, before));
            Iterator<Map.Entry<Wording, Repeat>> oldest = known.entrySet().iterator();
            while (bytes > mostBytes && oldest.hasNext()) {
                Map.Entry<Wording, Repeat> gone = oldest.next();
                bytes -= weight(gone.getKey(), gone.getValue());
                oldest.remove();
            }
        }
    }

    private static long weight(Wording wording, Repeat repeat) {
        return OVERHEAD + wording.body().length + repeat.answer().length();
    }
}
