package dev.atelier.runtime.registry;

import java.time.Duration;
import java.time.Instant;

/** The vendors' own lists of their models. */
interface VendorLists {
    /**
     * Asks the vendors that have not been asked for so long, one after the other; blocks for as long as they take.
     *
     * @param age how old a list may be
     */
    void ask(Instant now, Duration age);
}
