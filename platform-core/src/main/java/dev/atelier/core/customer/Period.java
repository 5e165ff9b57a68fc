package dev.atelier.core.customer;

/** How long a budget or quota holds until it begins anew. Days and months are those of UTC. */
public enum Period {
    DAY,
    MONTH,
    /** A month that begins on the customer's billing day. */
    BILLING
}
