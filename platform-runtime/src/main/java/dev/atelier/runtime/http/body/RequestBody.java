package dev.atelier.runtime.http.body;

import dev.atelier.core.http.HttpBody;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A body of known length that is made anew for each attempt. Close it after the call: the JDK's client leaves the
 * stream of a broken attempt open. Safe for use by any number of threads.
 */
public final class RequestBody implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RequestBody.class);

    private final Queue<InputStream> opened = new ConcurrentLinkedQueue<>();
    private final Optional<String> type;
    private final List<Segment> segments;

    private RequestBody(Optional<String> type, List<Segment> segments) {
        this.type = type;
        this.segments = List.copyOf(segments);
    }

    public static RequestBody of(HttpBody body) {
        if (body instanceof HttpBody.Json json) {
            return new RequestBody(Optional.of("application/json"), JsonBody.segments(json));
        } else if (body instanceof HttpBody.Multipart form) {
            String boundary = MultipartBody.boundary();
            return new RequestBody(
                    Optional.of("multipart/form-data; boundary=" + boundary), MultipartBody.segments(form, boundary));
        }
        return new RequestBody(Optional.empty(), List.of());
    }

    /** The Content-Type; none where there is no body. */
    public Optional<String> type() {
        return type;
    }

    public long length() {
        return segments.stream().mapToLong(Segment::length).sum();
    }

    public InputStream open() {
        InputStream stream = new SegmentStream(segments);
        opened.add(stream);
        return stream;
    }

    public BodyPublisher publisher() {
        long length = length();
        return length == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), length);
    }

    @Override
    public void close() {
        for (InputStream stream = opened.poll(); stream != null; stream = opened.poll()) {
            try {
                stream.close();
            } catch (IOException harmless) {
                LOG.debug("A file that was sent cannot be closed", harmless);
            }
        }
    }
}
