package dev.atelier.core.customer;

import dev.atelier.core.error.Failure;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.core.pipeline.Quote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps customers and their keys. Safe for use by any number of threads; throws {@link
 * dev.atelier.core.error.MediaException} of kind {@code UNAVAILABLE} while the store is away.
 */
@ConsumerType
public interface Customers {
    Optional<Customer> find(long id);

    /** In order of their ids. */
    List<Customer> all();

    /** Adds a customer, or replaces what is known of one; what is settled and reserved stays. */
    Standing put(Customer customer);

    /** @return nothing for a customer that is not known */
    Optional<Standing> standing(long id);

    /**
     * Why a call of this price would be refused just now; nothing when there is room for it.
     *
     * @param id the customer, also one that is not known
     */
    default Optional<Failure> objection(long id, Operation operation, Quote quote) {
        return Optional.empty();
    }

    /**
     * Makes a key, which is never shown again: only its digest is kept.
     *
     * @param title for people, for example the system that will use it
     * @throws dev.atelier.core.error.MediaException {@code NOT_FOUND} for a customer that is not known
     */
    Key addKey(long customer, String title);

    /** The customer's keys without their secrets. */
    List<KeyInfo> keys(long customer);

    /** @return whether there was such a key */
    boolean removeKey(long customer, String keyId);

    /** Who a key belongs to; nothing for a key that is not known. Asked with every call: answers from memory. */
    Optional<Caller> authenticate(String secret);

    /**
     * @param info what stays
     * @param secret what is shown this once
     */
    record Key(KeyInfo info, String secret) {
        /** Leaves the secret out. */
        @Override
        public String toString() {
            return "Key[" + info + "]";
        }
    }

    /**
     * @param id names the key to whoever removes it
     * @param title for people
     * @param createdAt when it was made
     */
    record KeyInfo(String id, String title, Instant createdAt) {}
}
