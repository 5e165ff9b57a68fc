package dev.atelier.runtime.http;

import dev.atelier.core.http.HttpReply;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides whether an exchange is repeated, and when. Obeys what the vendor says in its headers; a wait longer than a
 * minute is left to the caller. Immutable.
 */
final class RetryRules {
    private static final Duration LONGEST_OBEYED = Duration.ofSeconds(60);
    private static final double FIRST_SECONDS = 0.5;
    private static final double LONGEST_SECONDS = 8;
    private static final Pattern NO_CREDIT = Pattern.compile("\"(?:code|type)\"\\s*:\\s*\"insufficient_quota");
    /** Google's RetryInfo in the details of an error. */
    private static final Pattern RETRY_INFO = Pattern.compile("\"retryDelay\"\\s*:\\s*\"(\\d{1,9}(?:\\.\\d{1,9})?)s\"");

    private final int repeats;
    private final Clock clock;
    private final DoubleSupplier random;

    /**
     * @param repeats how often at most
     * @param random numbers from 0 to below 1, so that many clients do not come back in the same moment
     */
    RetryRules(int repeats, Clock clock, DoubleSupplier random) {
        this.repeats = repeats;
        this.clock = clock;
        this.random = random;
    }

    /** After an attempt of which the vendor certainly knows nothing, or which may be repeated freely. */
    Optional<Duration> afterBreak(int attempt) {
        return attempt < repeats ? Optional.of(backOff(attempt)) : Optional.empty();
    }

    /**
     * After an answer with an error status.
     *
     * @param attempt from 0
     * @param paid whether a repeat could buy twice
     * @return how long to wait before the repeat; nothing when the answer stands
     */
    Optional<Duration> after(HttpReply reply, int attempt, boolean paid) {
        if (attempt >= repeats || !repeatable(reply, paid)) {
            return Optional.empty();
        }
        Duration wait = told(reply).orElseGet(() -> backOff(attempt));
        return wait.compareTo(LONGEST_OBEYED) <= 0 ? Optional.of(wait) : Optional.empty();
    }

    private static boolean repeatable(HttpReply reply, boolean paid) {
        int status = reply.status();
        if (status < 400 || (status == 429 && NO_CREDIT.matcher(reply.body()).find())) {
            return false;
        }
        boolean byStatus = status == 429 || (!paid && (status == 408 || status >= 500));
        return switch (reply.header("x-should-retry").orElse("")) {
            case "true" -> true;
            case "false" -> false;
            default -> byStatus;
        };
    }

    private Optional<Duration> told(HttpReply reply) {
        return reply.header("retry-after-ms")
                .flatMap(millis -> seconds(millis, 0.001))
                .or(() -> reply.header("retry-after")
                        .flatMap(value -> seconds(value, 1).or(() -> date(value))))
                .or(() -> retryInfo(reply));
    }

    private static Optional<Duration> seconds(String number, double factor) {
        try {
            double seconds = Double.parseDouble(number.strip()) * factor;
            return seconds >= 0 && seconds < 1e9 ? Optional.of(exactly(seconds)) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private Optional<Duration> date(String value) {
        try {
            Duration until = Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> retryInfo(HttpReply reply) {
        Matcher delay = RETRY_INFO.matcher(reply.body());
        return delay.find() ? seconds(delay.group(1), 1) : Optional.empty();
    }

    private Duration backOff(int attempt) {
        double seconds = Math.min(LONGEST_SECONDS, FIRST_SECONDS * Math.pow(2, attempt));
        return exactly(seconds * (1 - 0.25 * random.getAsDouble()));
    }

    private static Duration exactly(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
