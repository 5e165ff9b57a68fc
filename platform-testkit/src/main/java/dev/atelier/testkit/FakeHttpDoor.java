package dev.atelier.testkit;

import dev.atelier.core.http.BinaryReply;
import dev.atelier.core.http.DoorSettings;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpDoor;
import dev.atelier.core.http.HttpDoors;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.http.JsonReply;
import dev.atelier.core.http.MediaEvent;
import dev.atelier.core.http.ServerEvent;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A door to nowhere: gives the scripted answers one after the other and remembers what was sent. No sockets, no threads.
 * Safe for use by any number of threads.
 */
public final class FakeHttpDoor implements HttpDoor, HttpDoors {
    private final Queue<JsonReply> script = new ConcurrentLinkedQueue<>();
    private final List<HttpCall> calls = new CopyOnWriteArrayList<>();
    private final List<URI> downloads = new CopyOnWriteArrayList<>();
    private final List<DoorSettings> opened = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /**
     * Adds an answer to the script.
     *
     * @param contents the media in it; a JSON text refers to them as {@code content:0}, {@code content:1}, …
     */
    public FakeHttpDoor answer(int status, String body, MediaContent... contents) {
        script.add(new JsonReply(new HttpReply(status, Map.of(), body), List.of(contents)));
        return this;
    }

    /** What was sent, in order. */
    public List<HttpCall> calls() {
        return new ArrayList<>(calls);
    }

    /** Which addresses were fetched, in order. */
    public List<URI> downloads() {
        return new ArrayList<>(downloads);
    }

    /** With which settings it was opened. */
    public List<DoorSettings> opened() {
        return new ArrayList<>(opened);
    }

    public boolean closed() {
        return closed;
    }

    @Override
    public HttpDoor open(DoorSettings settings) {
        opened.add(settings);
        return this;
    }

    @Override
    public HttpReply send(HttpCall call) {
        return next(call).reply();
    }

    @Override
    public JsonReply json(HttpCall call, Set<String> binaryNames, MediaType declared, ContentSink sink) {
        return next(call);
    }

    @Override
    public BinaryReply binary(HttpCall call, ContentSink sink) {
        JsonReply reply = next(call);
        return new BinaryReply(reply.reply(), reply.contents().stream().findFirst());
    }

    /** Each line of the scripted body is the data of one event. */
    @Override
    public HttpReply events(HttpCall call, Consumer<ServerEvent> listener) {
        HttpReply reply = next(call).reply();
        reply.body().lines().forEach(line -> listener.accept(new ServerEvent("message", line)));
        return reply;
    }

    /** The same, each with all contents of the scripted answer. */
    @Override
    public HttpReply events(
            HttpCall call,
            Set<String> binaryNames,
            MediaType declared,
            ContentSink sink,
            Consumer<MediaEvent> listener) {
        JsonReply reply = next(call);
        reply.reply()
                .body()
                .lines()
                .forEach(line -> listener.accept(new MediaEvent(new ServerEvent("message", line), reply.contents())));
        return reply.reply();
    }

    /** Gives the first content of the next scripted answer. */
    @Override
    public MediaContent download(URI address, ContentSink sink) {
        downloads.add(address);
        return Optional.ofNullable(script.poll())
                .flatMap(reply -> reply.contents().stream().findFirst())
                .orElseThrow(() -> new AssertionError("no content is scripted for " + address));
    }

    @Override
    public void close() {
        closed = true;
    }

    private JsonReply next(HttpCall call) {
        calls.add(call);
        return Optional.ofNullable(script.poll())
                .orElseThrow(
                        () -> new AssertionError("no answer is scripted for " + call.method() + " " + call.path()));
    }
}
