package dev.atelier.web.studio;

import dev.atelier.core.pipeline.Caller;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Site;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request word by word, with all else that the answer to such a call is worded by. */
final class Wording {
    private final Site site;
    private final String contentType;
    private final Optional<Caller> owner;
    private final byte[] body;
    private final int hash;

    /** @param body not to be changed any more */
    Wording(Exchange exchange, byte[] body) {
        this.site = exchange.site();
        this.contentType = exchange.contentType();
        this.owner = exchange.owner();
        this.body = body;
        this.hash = Arrays.hashCode(body);
    }

    byte[] body() {
        return body;
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
