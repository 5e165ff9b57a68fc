package dev.atelier.cache.result;

import dev.atelier.core.cache.Cache;
import dev.atelier.core.cache.CacheKey;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Results by their keys. A cache can be done without, so that nothing here fails a call: what goes wrong is logged and
 * counts as not kept. Safe for use by any number of threads.
 */
final class ResultCache {
    private static final Logger LOG = LoggerFactory.getLogger(ResultCache.class);

    private final Cache cache;
    private final KeptFiles files;
    private final Duration timeToLive;
    private final ResultText text = new ResultText();
    private final ReadResults read = new ReadResults();

    /**
     * What is kept.
     *
     * @param text as the cache has it
     * @param outcome as a call's own
     */
    static final class Found {
        private final byte[] text;
        private final Outcome outcome;

        private Found(byte[] text, Outcome outcome) {
            this.text = text;
            this.outcome = outcome;
        }

        Outcome outcome() {
            return outcome;
        }
    }

    ResultCache(Cache cache, KeptFiles files, Duration timeToLive) {
        this.cache = cache;
        this.files = files;
        this.timeToLive = timeToLive;
    }

    /** What is kept under a key, as the call's own outcome; absent also when its files are gone. */
    Optional<Found> find(CacheKey key, Call call) {
        try {
            Optional<byte[]> kept = cache.get(key);
            return kept.isEmpty() ? Optional.empty() : read(key, kept.get(), call);
        } catch (IOException | RuntimeException e) {
            LOG.warn("A kept result of {} cannot be used", call.model().id(), e);
            return Optional.empty();
        }
    }

    /** Whether the same is kept as was found before, without a look at its files. */
    boolean isUnchanged(CacheKey key, Found before) {
        try {
            return cache.get(key)
                    .filter(text -> Arrays.equals(text, before.text))
                    .isPresent();
        } catch (RuntimeException e) {
            LOG.warn("A result that was kept cannot be read", e);
            return false;
        }
    }

    private Optional<Found> read(CacheKey key, byte[] kept, Call call) throws IOException {
        KeptResult result = read.read(key, kept, call);
        Optional<Found> given = files.give(result.call(), result.outcome().outputs(), call)
                .map(outputs -> new Found(kept, result.outcome().withOutputs(outputs)));
        if (given.isEmpty()) {
            cache.remove(key);
        }
        return given;
    }

    void keep(CacheKey key, Call call, Outcome outcome) {
        try {
            Outcome kept = outcome.withOutputs(files.keep(call, outcome.outputs()));
            cache.put(key, text.write(new KeptResult(call.id(), kept)), timeToLive);
        } catch (RuntimeException e) {
            LOG.warn("The result of call {} is not kept", call.id(), e);
        }
    }
}
