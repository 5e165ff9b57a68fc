package dev.atelier.web.http;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.pipeline.Caller;
import java.util.Optional;
import java.util.OptionalLong;

/** Who asks: the owner of the key that came along, or, without one, whoever is on this machine. */
public final class Asking {
    private Asking() {}

    /**
     * The caller of a request.
     *
     * @param named the customer that the request names
     * @throws MediaException of kind {@code FORBIDDEN} when the key is another customer's
     */
    public static Caller caller(Exchange exchange, OptionalLong named) {
        Optional<Caller> owner = exchange.owner();
        if (owner.isEmpty()) {
            return LocalCaller.of(named.orElse(LocalCaller.CUSTOMER));
        } else if (named.isPresent() && named.getAsLong() != owner.get().customerId()) {
            throw new MediaException(
                    ErrorKind.FORBIDDEN,
                    "customer_id is " + named.getAsLong() + ", but the key is that of customer "
                            + owner.get().customerId());
        }
        return owner.get();
    }

    /** Whether a key says who asks. */
    public static boolean isKnown(Exchange exchange) {
        return exchange.owner().isPresent();
    }

    /** Whose things are listed: those of the key's owner only. */
    public static OptionalLong customer(Exchange exchange, OptionalLong asked) {
        return exchange.owner().isEmpty()
                ? asked
                : OptionalLong.of(caller(exchange, asked).customerId());
    }

    /** Whether somebody may see and change what is a customer's. */
    public static boolean maySee(Exchange exchange, long customer) {
        return exchange.owner().map(owner -> owner.maySee(customer)).orElse(true);
    }
}
