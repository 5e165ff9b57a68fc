package dev.atelier.runtime.http;

import dev.atelier.core.http.BinaryReply;
import dev.atelier.core.http.DoorSettings;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpDoor;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.http.JsonReply;
import dev.atelier.core.http.MediaEvent;
import dev.atelier.core.http.ServerEvent;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.runtime.http.answer.EventStream;
import dev.atelier.runtime.http.answer.MediaJson;
import dev.atelier.runtime.http.body.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The door of one provider. */
final class VendorDoor implements HttpDoor {
    private static final Duration NO_LIMIT = Duration.ofDays(1);

    private final DoorSettings settings;
    private final VendorRequests requests;
    private final Exchanges exchanges;
    private final Exchanges downloads;
    private final Fetcher fetcher;
    private final MediaStore store;

    /** What a door is made of; downloads take no turn, so that a result does not wait for other calls. */
    record Parts(Exchanges exchanges, Exchanges downloads, Fetcher fetcher, MediaStore store) {}

    VendorDoor(DoorSettings settings, VendorRequests requests, Parts parts) {
        this.settings = settings;
        this.requests = requests;
        this.exchanges = parts.exchanges();
        this.downloads = parts.downloads();
        this.fetcher = parts.fetcher();
        this.store = parts.store();
    }

    /** Reads one kind of good answer. */
    @FunctionalInterface
    private interface Success<T> {
        T read(HttpResponse<AnswerStream> response) throws IOException;
    }

    /** Reads events until they end. */
    @FunctionalInterface
    private interface Events {
        void read(InputStream body) throws IOException;
    }

    @Override
    public HttpReply send(HttpCall call) {
        return run(call, !call.paid(), Exchanges::text, reply -> reply);
    }

    @Override
    public JsonReply json(HttpCall call, Set<String> binaryNames, MediaType declared, ContentSink sink) {
        Success<JsonReply> success = response -> {
            try (MediaJson json = new MediaJson(binaryNames, declared, sink)) {
                json.read(response.body());
                return new JsonReply(Exchanges.reply(response, json.text()), json.contents());
            }
        };
        return run(call, !call.paid(), success, reply -> new JsonReply(reply, List.of()));
    }

    @Override
    public BinaryReply binary(HttpCall call, ContentSink sink) {
        Success<BinaryReply> success = response -> {
            if (response.statusCode() == 202 || response.statusCode() == 204) {
                return new BinaryReply(Exchanges.text(response), Optional.empty());
            }
            MediaContent content = store.store(response, sink);
            return new BinaryReply(Exchanges.reply(response, ""), Optional.of(content));
        };
        return run(call, !call.paid(), success, reply -> new BinaryReply(reply, Optional.empty()));
    }

    @Override
    public HttpReply events(HttpCall call, Consumer<ServerEvent> listener) {
        return stream(call, body -> EventStream.read(body, listener));
    }

    @Override
    public HttpReply events(
            HttpCall call,
            Set<String> binaryNames,
            MediaType declared,
            ContentSink sink,
            Consumer<MediaEvent> listener) {
        return stream(call, body -> {
            try (MediaJson media = new MediaJson(binaryNames, declared, sink)) {
                EventStream.read(body, media, listener);
            }
        });
    }

    private HttpReply stream(HttpCall call, Events events) {
        Success<HttpReply> success = response -> {
            if (!response.headers().firstValue("content-type").orElse("").startsWith("text/event-stream")) {
                return Exchanges.text(response);
            }
            events.read(response.body());
            return Exchanges.reply(response, "");
        };
        // Events that were handed on cannot be taken back.
        return run(call, false, success, reply -> reply);
    }

    @Override
    public MediaContent download(URI address, ContentSink sink) {
        return fetcher.fetch(address, this::own, settings.timeout(), sink);
    }

    private Optional<HttpRequest> own(URI address) {
        if (!requests.owns(address)) {
            return Optional.empty();
        }
        HttpCall call = HttpCall.get(address.toString());
        return Optional.of(requests.request(call, RequestBody.of(call.body())));
    }

    private <T> T run(HttpCall call, boolean repeatable, Success<T> success, Function<HttpReply, T> failure) {
        try (RequestBody body = RequestBody.of(call.body())) {
            HttpRequest request = requests.request(call, body);
            Duration timeout = call.timeout().orElse(settings.timeout());
            Plan plan = new Plan(request, request.uri().getHost(), call.paid(), repeatable, timeout, NO_LIMIT);
            return exchanges.run(plan, new Exchanges.Reader<>() {
                @Override
                public T success(HttpResponse<AnswerStream> response) throws IOException {
                    return success.read(response);
                }

                @Override
                public T failure(HttpReply reply) {
                    return failure.apply(reply);
                }
            });
        }
    }

    @Override
    public void close() {
        exchanges.close();
        downloads.close();
    }
}
