package dev.atelier.runtime.http;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.http.DoorSettings;
import dev.atelier.core.http.HttpCall;
import dev.atelier.runtime.http.address.Origin;
import dev.atelier.runtime.http.body.RequestBody;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.Map;

/** Makes requests to a vendor: its address and its credentials belong together. Immutable. */
final class VendorRequests {
    private static final String AGENT = "Atelier";

    private final Origin origin;
    private final String base;
    private final Map<String, String> headers;
    private final TrustedHosts trusted;
    private final Failures failures;
    private final Purchases purchases;

    /** @throws IllegalArgumentException if the base URL is no http or https address, or a header cannot be sent */
    VendorRequests(DoorSettings settings, Failures failures, Purchases purchases) {
        this.origin = Origin.of(settings.baseUrl());
        this.base = settings.baseUrl().toString().replaceFirst("/+$", "");
        this.headers = settings.headers();
        this.trusted = new TrustedHosts(origin, settings.trustedHosts());
        this.failures = failures;
        this.purchases = purchases;
        headers.forEach((name, value) -> setHeader(HttpRequest.newBuilder(), name, value));
    }

    /** The request of a call, to be made on the thread that works on it. */
    HttpRequest request(HttpCall call, RequestBody body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address(call.path())).method(call.method(), publisher(call, body));
        request.setHeader("User-Agent", AGENT);
        body.type().ifPresent(type -> request.setHeader("Content-Type", type));
        headers.forEach((name, value) -> setHeader(request, name, value));
        call.headers().forEach((name, value) -> setHeader(request, name, value));
        return request.build();
    }

    private BodyPublisher publisher(HttpCall call, RequestBody body) {
        if (!call.paid()) {
            return body.publisher();
        } else if (body.length() == 0) {
            purchases.announce();
            return body.publisher();
        }
        return new AnnouncedBody(body.publisher(), purchases.expected());
    }

    /** Whether an address is the vendor's base, so that a result fetched from there may see the headers. */
    boolean owns(URI address) {
        try {
            return address.getRawUserInfo() == null && Origin.of(address).equals(origin);
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    private URI address(String path) {
        if (!path.matches("(?i)https?://.*")) {
            return parse(path.matches("([/?].*)?") ? base + path : base + "/" + path);
        }
        URI whole = parse(path);
        if (!owns(whole) && !trusted.include(whole)) {
            throw failures.of(
                    ErrorKind.MALFORMED_ANSWER,
                    "a call meant for " + origin.host() + " would go to another address, " + whole.getRawAuthority()
                            + ", which is not trusted; the key stays here",
                    null);
        }
        return whole;
    }

    private URI parse(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException broken) {
            // Its message repeats the address, which may be signed.
            throw failures.of(
                    ErrorKind.MALFORMED_ANSWER, "an address for a call to " + origin.host() + " is broken", null);
        }
    }

    private static void setHeader(HttpRequest.Builder request, String name, String value) {
        try {
            // A key read from a file often ends with a line feed.
            request.setHeader(name, value.strip());
        } catch (IllegalArgumentException refused) {
            // Its message repeats the value, which may be a key.
            throw new IllegalArgumentException("the header " + name + " is reserved or holds what HTTP does not allow");
        }
    }
}
