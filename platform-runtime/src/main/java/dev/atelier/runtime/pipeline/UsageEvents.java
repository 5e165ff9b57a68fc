package dev.atelier.runtime.pipeline;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.Failure;
import dev.atelier.core.job.Job;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Output;
import dev.atelier.core.usage.UsageEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/** Makes the record of an ended job. */
final class UsageEvents {
    private UsageEvents() {}

    static UsageEvent of(Job job) {
        Call call = job.call();
        return new UsageEvent(
                job.id(),
                job.updatedAt(),
                call.caller().customerId(),
                call.request().operation().name(),
                call.provider(),
                call.model().id(),
                sha256(call.request().parameters()),
                job.outcome().map(UsageEvents::bytes).orElse(0L),
                Duration.between(job.createdAt(), job.updatedAt()),
                job.outcome()
                        .map(Outcome::cost)
                        .or(() -> job.failure().map(Failure::charged))
                        .orElse(MicroDollars.ZERO),
                job.outcome().map(Outcome::cached).orElse(false),
                job.failure()
                        .map(failure -> failure.kind().name().toLowerCase(Locale.ROOT))
                        .orElse("succeeded"),
                call.options().labels());
    }

    private static long bytes(Outcome outcome) {
        return outcome.outputs().stream().mapToLong(Output::length).sum();
    }

    private static String sha256(Parameters parameters) {
        try {
            byte[] canonical = parameters.canonical().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
