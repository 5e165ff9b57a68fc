package dev.atelier.runtime.http;

import dev.atelier.core.http.DoorSettings;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpDoor;
import dev.atelier.core.http.HttpDoors;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;

/** Stands for a provider in a bundle of its own: opens a door, calls through it, and closes it. */
public final class ThrowawayProvider implements BiConsumer<HttpDoors, String> {
    @Override
    public void accept(HttpDoors doors, String address) {
        DoorSettings settings = new DoorSettings("x", URI.create(address), Map.of(), Duration.ofSeconds(20), 2);
        try (HttpDoor door = doors.open(settings)) {
            door.send(HttpCall.get("/x"));
        }
    }
}
