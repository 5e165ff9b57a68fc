package dev.atelier.web.studio;

import dev.atelier.core.pipeline.Caller;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Site;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request word by word, with all else that the answer to such a call is worded by. */
final class Wording {
    private static final List<String> HEADERS = List.of("Idempotency-Key", "Prefer", "Content-Encoding");

    private final Site site;
    private final String contentType;
    private final Optional<Caller> owner;
    private final byte[] body;
    private final int hash;

    private Wording(Exchange exchange, byte[] body) {
        this.site = exchange.site();
        this.contentType = exchange.contentType();
        this.owner = exchange.owner();
        this.body = body;
        this.hash = Arrays.hashCode(body);
    }

    /** The wording of a request that is short and has none of the headers that change an answer. */
    static Optional<Wording> of(Exchange exchange) throws IOException {
        boolean plain = HEADERS.stream().allMatch(name -> exchange.request().getHeader(name) == null);
        return plain ? exchange.body().ifShort().map(body -> new Wording(exchange, body)) : Optional.empty();
    }

    int length() {
        return body.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Wording wording
                && hash == wording.hash
                && Arrays.equals(body, wording.body)
                && site.equals(wording.site)
                && contentType.equals(wording.contentType)
                && owner.equals(wording.owner);
    }

    @Override
    public int hashCode() {
        return Objects.hash(hash, site.path());
    }
}
