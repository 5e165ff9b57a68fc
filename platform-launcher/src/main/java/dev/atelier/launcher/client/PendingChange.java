package dev.atelier.launcher.client;

import dev.atelier.launcher.home.LaunchException;
import dev.atelier.launcher.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A change that goes on after its answer, because it replaces what answers; the book of deployments tells its end. */
final class PendingChange {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 200;

    private final OpsClient ops;
    private final Instant began;

    PendingChange(OpsClient ops, Instant began) {
        this.ops = ops;
        this.began = began;
    }

    /** The record of the change; one that was refused ends the program with its reason. */
    Json await(String name) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Optional<Json> record = record(name);
            if (record.isPresent()) {
                return done(record.get());
            }
            pause();
        }
        throw new LaunchException("The change of " + name + " has not ended after " + PATIENCE.toSeconds()
                + " s; the log and GET /ops/deployments say more");
    }

    private Optional<Json> record(String name) {
        try {
            return ops.get("/ops/deployments?limit=10").get("deployments").list().stream()
                    .filter(entry -> entry.get("name").text().equals(name))
                    .filter(entry -> !Instant.parse(entry.get("at").text()).isBefore(began))
                    .findFirst();
        } catch (LaunchException beingReplaced) {
            return Optional.empty();
        }
    }

    private static Json done(Json record) {
        if (!record.get("outcome").text().equals("done")) {
            throw new LaunchException(record.get("reason").text());
        }
        return record;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while a change went on", e);
        }
    }
}
