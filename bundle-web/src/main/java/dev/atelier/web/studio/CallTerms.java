package dev.atelier.web.studio;

import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.core.pipeline.Submission;
import dev.atelier.web.http.Asking;
import dev.atelier.web.http.Exchange;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every generating call says besides what it wants made.
 *
 * @param caller who asks
 * @param options what is wanted besides the result
 * @param asJob whether the job is the answer
 * @param answerWithin how long the answer waits for the end
 */
record CallTerms(Caller caller, CallOptions options, boolean asJob, Duration answerWithin) {
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,6})");
    private static final int MAX_KEY = 255;
    private static final int MAX_ADDRESS = 2048;
    private static final Pattern HTTP = Pattern.compile("(?i)https?://[^/?#@\\s]+(?:[/?][^\\s#]*)?");
    private static final String[] LABELS = {"message_id", "session_id"};

    static CallTerms read(Exchange exchange, Fields body, Form form) {
        Fields polling = form.settings(body);
        Optional<Duration> pollTimeout = seconds(polling.number("poll_timeout_seconds", 1));
        CallOptions options = new CallOptions(
                body.flag("save_to_db").orElse(true),
                body.flag("cache"),
                idempotencyKey(exchange),
                pollTimeout,
                seconds(polling.number("poll_interval_seconds", 0.1)),
                webhook(body),
                labels(body));
        String prefer = exchange.header("Prefer").orElse("");
        boolean asJob = body.flag("async").orElse(false) || prefer.contains("respond-async");
        return new CallTerms(
                asking(exchange, body, form),
                options,
                asJob,
                wait(prefer, pollTimeout, exchange.settings().answerWithin()));
    }

    /** Submits a request on these terms; who waits for the answer needs no job that is stored. */
    Submission submit(Generations target, MediaRequest request) {
        return asJob ? target.submit(request, caller, options) : target.ask(request, caller, options);
    }

    /** A key says who asks, so that the customer needs no naming then. */
    static Caller asking(Exchange exchange, Fields body, Form form) {
        boolean named = body.has("customer_id") || (form.requiresCustomer() && !Asking.isKnown(exchange));
        return Asking.caller(exchange, named ? OptionalLong.of(body.requireId("customer_id")) : OptionalLong.empty());
    }

    private static Duration wait(String prefer, Optional<Duration> pollTimeout, Duration usual) {
        Matcher asked = WAIT.matcher(prefer);
        return asked.find() ? Duration.ofSeconds(Long.parseLong(asked.group(1))) : pollTimeout.orElse(usual);
    }

    private static Optional<String> idempotencyKey(Exchange exchange) {
        Optional<String> key = exchange.header("Idempotency-Key");
        key.filter(text -> text.isEmpty() || text.length() > MAX_KEY).ifPresent(text -> {
            throw MediaException.invalid(
                    "Idempotency-Key", "must have 1.." + MAX_KEY + " characters, but has " + text.length());
        });
        return key;
    }

    /** Whether it may be called is found out when it is: names can change their addresses meanwhile. */
    private static Optional<String> webhook(Fields body) {
        Optional<String> address = body.text("webhook");
        address.filter(text ->
                        text.length() > MAX_ADDRESS || !HTTP.matcher(text).matches())
                .ifPresent(text -> {
                    throw body.invalid(
                            "webhook", "must be an http or https address of at most " + MAX_ADDRESS + " characters");
                });
        return address;
    }

    private static Map<String, String> labels(Fields body) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String name : LABELS) {
            body.text(name).ifPresent(text -> labels.put(name, text));
        }
        return labels;
    }

    private static Optional<Duration> seconds(OptionalDouble value) {
        return value.isPresent()
                ? Optional.of(Duration.ofMillis(Math.round(value.getAsDouble() * 1000)))
                : Optional.empty();
    }
}
