package dev.atelier.runtime.http;

import dev.atelier.core.http.Callbacks;
import dev.atelier.core.http.DoorSettings;
import dev.atelier.core.http.HttpDoor;
import dev.atelier.core.http.HttpDoors;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.runtime.http.address.AddressPolicy;
import java.lang.annotation.Annotation;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Doors that note their waits instead of waiting, with settings of a test. */
final class TestDoors implements AutoCloseable {
    static final String KEY = "sk-live-0123456789";

    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final Map<String, InetAddress[]> names = new HashMap<>();
    private final Purchases purchases = new Purchases();
    private final Doors doors;

    TestDoors() {
        this(Map.of());
    }

    TestDoors(Map<String, Object> settings) {
        AddressPolicy.Resolver resolver =
                host -> names.containsKey(host) ? names.get(host) : InetAddress.getAllByName(host);
        doors = new Doors(
                config(settings),
                purchases,
                (wait, closing) -> {
                    waits.add(wait);
                    return false;
                },
                resolver);
    }

    void name(String host, InetAddress address) {
        names.put(host, new InetAddress[] {address});
    }

    Purchases purchases() {
        return purchases;
    }

    HttpDoors service() {
        return doors;
    }

    Callbacks callbacks() {
        return doors;
    }

    List<Duration> waits() {
        return waits;
    }

    HttpDoor open(String address) {
        return open(address, Duration.ofSeconds(20), 4);
    }

    HttpDoor open(String address, Duration timeout, int maxConcurrent) {
        return doors.open(new DoorSettings(
                "acme", URI.create(address), Map.of("Authorization", "Bearer " + KEY + "\n"), timeout, maxConcurrent));
    }

    MediaContent fetch(String address, ContentSink sink) {
        return doors.fetch("image_url", URI.create(address), sink);
    }

    @Override
    public void close() {
        doors.close();
    }

    private static HttpConfig config(Map<String, Object> settings) {
        return (HttpConfig) java.lang.reflect.Proxy.newProxyInstance(
                HttpConfig.class.getClassLoader(), new Class<?>[] {HttpConfig.class}, (proxy, method, arguments) -> {
                    Object value = settings.getOrDefault(method.getName(), method.getDefaultValue());
                    return method.getName().equals("annotationType") ? Annotation.class : value;
                });
    }
}
