package dev.atelier.jobs.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.error.Failure;
import dev.atelier.core.job.Job;
import dev.atelier.core.pipeline.Outcome;
import java.util.Locale;

/** What a client's webhook is told of a job that has ended; with the names that {@code GET /jobs/{id}} uses. */
public final class WebhookMessage {
    private WebhookMessage() {}

    public static String of(Job job) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("job_id", job.id().value());
        message.put("status", job.state().name().toLowerCase(Locale.ROOT));
        message.put("operation", job.call().request().operation().name());
        message.put("provider", job.call().provider());
        message.put("model", job.call().model().id());
        message.put("customer_id", job.call().caller().customerId());
        message.put("created_at", job.createdAt().toString());
        message.put("updated_at", job.updatedAt().toString());
        job.outcome().ifPresent(outcome -> put(message, outcome));
        job.failure().ifPresent(failure -> put(message, failure));
        return message.toString();
    }

    private static void put(ObjectNode message, Outcome outcome) {
        message.put("cost_micro_dollars", outcome.cost().amount());
        message.put("outputs", outcome.outputs().size());
    }

    private static void put(ObjectNode message, Failure failure) {
        message.put("error", failure.message());
        message.put("error_kind", failure.kind().name().toLowerCase(Locale.ROOT));
    }
}
