package dev.atelier.web.studio;

import dev.atelier.core.job.Job;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Reply;
import dev.atelier.web.job.JobView;
import dev.atelier.web.platform.Slot;
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
    /** What an entry takes besides the bytes of request and answer, about. */
    private static final int OVERHEAD = 2 * 1024;

    private static final long MOST_BYTES = 32 << 20;

    private final Slot<Generations> generations;
    private final long mostBytes;
    private final Map<Wording, Repeat> known = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    Repeats(Slot<Generations> generations) {
        this(generations, Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 16));
    }

    Repeats(Slot<Generations> generations, long mostBytes) {
        this.generations = generations;
        this.mostBytes = mostBytes;
    }

    /**
     * Answers a request that was answered before.
     *
     * @return false if it is to be read
     */
    boolean answer(Exchange exchange, Wording wording) {
        Optional<Repeat> repeat = find(wording);
        Optional<Reply> reply = repeat.flatMap(before ->
                generations.get().flatMap(target -> target.again(before.call())).map(before::replyTo));
        reply.ifPresent(exchange::answer);
        return reply.isPresent();
    }

    private Optional<Repeat> find(Wording wording) {
        synchronized (known) {
            return Optional.ofNullable(known.get(wording));
        }
    }

    /** Words the answer to a request and, where the cache has given it, remembers it. */
    Ending.Words words(Wording wording, CallTerms terms) {
        return (job, view) -> job.outcome()
                .filter(outcome -> outcome.cached() && !terms.asJob())
                .map(outcome -> remembered(wording, job, outcome, view))
                .orElseGet(() -> view.reply(job));
    }

    private Reply remembered(Wording wording, Job job, Outcome outcome, JobView view) {
        Optional<Repeat> worded =
                find(wording).filter(before -> before.outcome().equals(outcome));
        if (worded.isPresent()) {
            add(wording, worded.get().by(job.id()));
            return worded.get().replyTo(job.id());
        }
        Reply reply = view.reply(job);
        Repeat.of(job, outcome, reply, mostBytes / 4).ifPresent(repeat -> add(wording, repeat));
        return reply;
    }

    private void add(Wording wording, Repeat repeat) {
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
        return (long) OVERHEAD + wording.length() + repeat.answer().length();
    }
}
