package dev.atelier.runtime.http;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.runtime.http.address.Origin;
import dev.atelier.runtime.http.address.RefusedAddressException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Fetches files by address, each address of a chain of redirects checked anew. Safe for use by any number of threads. */
final class Fetcher {
    private static final int REDIRECTS = 5;

    private final Exchanges exchanges;
    private final CheckedRequests requests;
    private final Failures failures;
    private final Limits limits;

    Fetcher(Exchanges exchanges, CheckedRequests requests, Failures failures, Limits limits) {
        this.exchanges = exchanges;
        this.requests = requests;
        this.failures = failures;
        this.limits = limits;
    }

    /** What came of one address: the file, or where it is. */
    private record Hop(Optional<MediaContent> content, Optional<URI> next) {}

    /**
     * Fetches a file.
     *
     * @param trusted makes the request for an address that needs no check; nothing for any other
     * @param timeout for the headers and for each pause
     */
    MediaContent fetch(URI address, Function<URI, Optional<HttpRequest>> trusted, Duration timeout, ContentSink sink) {
        URI at = address;
        Deadline deadline = Deadline.in(limits.longest());
        for (int hops = 0; hops <= REDIRECTS; hops++) {
            URI here = at;
            HttpRequest request = trusted.apply(here).orElseGet(() -> request(here));
            Plan plan = new Plan(request, here.getHost(), false, true, timeout, deadline.left());
            Hop hop = exchanges.run(plan, new HopReader(here, sink));
            if (hop.content().isPresent()) {
                return hop.content().get();
            }
            at = hop.next().orElseThrow();
        }
        throw failures.of(
                ErrorKind.PROVIDER_FAILED, address.getHost() + " redirects more than " + REDIRECTS + " times", null);
    }

    private HttpRequest request(URI address) {
        try {
            return requests.to(address).build();
        } catch (RefusedAddressException refused) {
            throw failures.of(ErrorKind.PROVIDER_FAILED, refused.reason(), refused);
        }
    }

    private final class HopReader implements Exchanges.Reader<Hop> {
        private final URI from;
        private final ContentSink sink;

        HopReader(URI from, ContentSink sink) {
            this.from = from;
            this.sink = sink;
        }

        @Override
        public Hop success(HttpResponse<AnswerStream> response) throws IOException {
            return new Hop(Optional.of(new MediaStore(limits).store(response, sink)), Optional.empty());
        }

        @Override
        public Hop failure(HttpReply reply) {
            Optional<String> location = reply.header("location");
            if (reply.status() / 100 != 3 || location.isEmpty()) {
                throw failures.of(
                        ErrorKind.PROVIDER_FAILED, from.getHost() + " answered with status " + reply.status(), null);
            }
            return new Hop(Optional.empty(), Optional.of(redirect(location.get())));
        }

        private URI redirect(String location) {
            try {
                URI next = from.resolve(location);
                if (Origin.of(from).isEncrypted() && !Origin.of(next).isEncrypted()) {
                    throw new IllegalArgumentException("encryption would end");
                }
                return next;
            } catch (IllegalArgumentException broken) {
                // The cause would repeat the address, which may be signed.
                throw failures.of(
                        ErrorKind.PROVIDER_FAILED, from.getHost() + " redirects to where we do not follow", null);
            }
        }
    }
}
