package dev.atelier.runtime.http;

import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpReply;
import dev.atelier.runtime.http.address.RefusedAddressException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Posts texts to addresses that clients name, once and without following where they point. */
final class Poster {
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Exchanges exchanges;
    private final CheckedRequests requests;

    /** @param exchanges which repeat nothing */
    Poster(Exchanges exchanges, CheckedRequests requests) {
        this.exchanges = exchanges;
        this.requests = requests;
    }

    int post(URI address, Map<String, String> headers, String json) {
        HttpRequest.Builder request;
        try {
            request = requests.to(address);
        } catch (RefusedAddressException refused) {
            throw MediaException.invalid("webhook", "is refused: " + refused.reason());
        }
        request.setHeader("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::setHeader);
        Plan plan = new Plan(request.build(), address.getHost(), false, false, LONGEST, LONGEST);
        return exchanges.run(plan, new StatusReader());
    }

    private static final class StatusReader implements Exchanges.Reader<Integer> {
        @Override
        public Integer success(HttpResponse<AnswerStream> response) {
            response.body().close();
            return response.statusCode();
        }

        @Override
        public Integer failure(HttpReply reply) {
            return reply.status();
        }
    }
}
