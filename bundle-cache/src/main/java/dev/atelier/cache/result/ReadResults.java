package dev.atelier.cache.result;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.atelier.core.Parameters;
import dev.atelier.core.cache.CacheKey;
import dev.atelier.core.pipeline.Call;
import java.io.IOException;
import java.util.Arrays;

/**
 * Results as they were read last: to see that a text is still the same costs less than to read it. Bounded. Safe for use
 * by any number of threads.
 */
final class ReadResults {
    /** What a result takes that was read, in lengths of its text. */
    private static final int SPREAD = 8;

    private static final long MOST_BYTES = 8 << 20;

    private static final class Read {
        private final byte[] text;
        private final KeptResult result;

        Read(byte[] text, KeptResult result) {
            this.text = text;
            this.result = result;
        }
    }

    private final ResultText reader = new ResultText();
    private final Cache<CacheKey, Read> known = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((CacheKey key, Read read) -> SPREAD * read.text.length)
            .executor(Runnable::run)
            .build();

    /**
     * Reads what is kept under a key, as the cache gives it.
     *
     * @param call that is given the result
     * @throws RuntimeException if it was written in another form
     */
    KeptResult read(CacheKey key, byte[] text, Call call) throws IOException {
        Read last = known.getIfPresent(key);
        if (last == null || !Arrays.equals(last.text, text)) {
            // What was asked may be longer by far than what was answered.
            last = new Read(text, reader.read(text, call).asCached().askedAs("", Parameters.EMPTY));
            known.put(key, last);
        }
        return last.result.askedAs(call.request().model(), call.request().parameters());
    }
}
