package dev.atelier.flux.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.provider.JobHandle;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A task that was accepted, and its form as a handle.
 *
 * @param address where to ask for it: the address that the vendor gave, which may be on another host, or a path
 * @param cost what it will cost, where the vendor has said so
 * @param polls how often it was asked for
 * @param misses how often in a row the vendor did not know it
 */
public record Task(String address, Optional<MicroDollars> cost, int polls, int misses) {
    private static final int LONGEST_ADDRESS = 3000;
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(2);

    /** The answer to a submit; nothing when it does not say where to ask. With a webhook it names the id alone. */
    public static Optional<Task> submitted(String body) {
        JsonNode root = Json.tree(body);
        Optional<String> id =
                Json.text(root, "id").map(text -> "id=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        Optional<String> given = Json.text(root, "polling_url");
        return given.map(url -> id.map(query -> withId(url, query)).orElse(url))
                .or(() -> id.map(query -> "/get_result?" + query))
                .filter(address -> address.length() <= LONGEST_ADDRESS)
                .map(address -> new Task(address, Json.credits(root, "cost"), 0, 0));
    }

    private static String withId(String url, String query) {
        return url.matches(".*[?&]id=.*") ? url : url + (url.contains("?") ? "&" : "?") + query;
    }

    public static Task of(JobHandle handle) {
        JsonNode root = Json.tree(handle.value());
        JsonNode cost = root.path("cost");
        return new Task(
                root.path("address").asText(),
                cost.isNumber() ? Optional.of(new MicroDollars(cost.longValue())) : Optional.empty(),
                root.path("polls").asInt(),
                root.path("misses").asInt());
    }

    public JobHandle handle() {
        return new JobHandle(Parameters.of("address", address)
                .with("cost", cost.map(MicroDollars::amount).orElse(null))
                .with("polls", polls)
                .with("misses", misses)
                .canonical());
    }

    /** When to ask next: often at first, since most pictures take seconds. */
    public Duration pace() {
        return polls == 0 ? FIRST : polls == 1 ? SECOND : LATER;
    }

    /** The same task after a poll that found it, or did not. */
    public Task polled(boolean found) {
        return new Task(address, cost, polls + 1, found ? 0 : misses + 1);
    }
}
