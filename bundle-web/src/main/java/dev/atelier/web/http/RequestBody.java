package dev.atelier.web.http;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.web.json.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request carries. For one thread at a time. */
public final class RequestBody {
    private static final int SHORT = 8 * 1024;

    private final HttpServletRequest request;
    private byte @Nullable [] whole;

    RequestBody(HttpServletRequest request) {
        this.request = request;
    }

    /** The media type, lower case; empty when the client names none. */
    public String type() {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The bytes; reading past the limit throws.
     *
     * @throws MediaException of kind {@code TOO_LARGE} or {@code UNSUPPORTED_MEDIA}
     */
    public InputStream stream(long limit) throws IOException {
        if (request.getContentLengthLong() > limit) {
            throw BoundedBody.tooLarge(limit);
        }
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new MediaException(
                    ErrorKind.UNSUPPORTED_MEDIA,
                    "Content-Encoding " + encoding + " is not read; send the body as it is");
        }
        byte[] read = whole;
        return read != null ? new ByteArrayInputStream(read) : new BoundedBody(request.getInputStream(), limit);
    }

    /** Whether it is short and has come whole, so that reading it waits for nobody. */
    boolean isHere() throws IOException {
        return isShort() && request.getInputStream().available() >= request.getContentLengthLong();
    }

    private boolean isShort() {
        long length = request.getContentLengthLong();
        return length >= 0 && length <= SHORT;
    }

    /** The bytes of a short one, which can be read once more afterwards; absent for any other. */
    public Optional<byte[]> ifShort() throws IOException {
        if (isShort() && whole == null) {
            whole = request.getInputStream().readNBytes((int) request.getContentLengthLong());
        }
        return Optional.ofNullable(whole);
    }

    /** @throws MediaException of kind {@code UNSUPPORTED_MEDIA} if it says that it is something else than JSON */
    JsonBody json(long limit) throws IOException {
        String type = type();
        if (!type.isEmpty() && !type.equals("application/json") && !type.endsWith("+json")) {
            throw new MediaException(
                    ErrorKind.UNSUPPORTED_MEDIA, "Content-Type must be application/json, but is " + type);
        }
        return JsonBody.read(stream(limit), request.getContentLengthLong());
    }
}
