package dev.atelier.web.http;

import dev.atelier.core.customer.Customers;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.web.platform.Slot;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Has keys looked at. Whoever shows one is who it belongs to and nobody else; where none has to be shown, whoever is on
 * this machine may do everything. Operations are not for keys of customers.
 */
public final class Authentication {
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +(\\S+)");
    /** What asks for no key in any case: vendors sign their messages, and the address of a file is hard to guess. */
    private static final Pattern OPEN =
            Pattern.compile("/|/page/.*|/health(/.*)?|/status|/metrics|/webhooks/.*|/assets/[^/]+/content");

    private static final Pattern OPERATIONS = Pattern.compile("/(ops|cache)(/.*)?");

    private final Slot<Customers> customers;

    public Authentication(Slot<Customers> customers) {
        this.customers = customers;
    }

    /** What answers the exchange: the handler itself, or one that looks at the key before. */
    Handler guarding(Handler handler, Exchange exchange) {
        Optional<String> header = exchange.header("Authorization").filter(text -> !text.isEmpty());
        String path = exchange.site().path();
        if (header.isPresent() && !path.startsWith("/webhooks/")) {
            return Handler.waiting(ex -> {
                ex.authenticated(owner(header.get(), path, ex));
                handler.handle(ex);
            });
        } else if (exchange.settings().requireKey() && !isOpen(path)) {
            throw new MediaException(
                    ErrorKind.UNAUTHENTICATED, "a key is needed: send it as Authorization: Bearer <key>");
        }
        return handler;
    }

    /** Operations without a key are for this machine only, which others have seen to. */
    private static boolean isOpen(String path) {
        return OPEN.matcher(path).matches() || OPERATIONS.matcher(path).matches();
    }

    private Caller owner(String header, String path, Exchange exchange) {
        Caller owner = Optional.of(BEARER.matcher(header))
                .filter(java.util.regex.Matcher::matches)
                .flatMap(bearer ->
                        customers.require(exchange.settings().patience()).authenticate(bearer.group(1)))
                .orElseThrow(() -> new MediaException(
                        ErrorKind.UNAUTHENTICATED, "the key is not known; send one as Authorization: Bearer <key>"));
        if (OPERATIONS.matcher(path).matches() && !owner.is(Caller.Role.OPERATOR)) {
            throw new MediaException(ErrorKind.FORBIDDEN, "operations are not for keys of customers");
        }
        return owner;
    }
}
