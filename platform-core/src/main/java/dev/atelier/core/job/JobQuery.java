package dev.atelier.core.job;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which jobs to list.
 *
 * @param customerId only this customer's
 * @param states only in these states; empty for any
 * @param before only jobs older than this id, for the next page
 * @param limit at most so many, 1 to 1,000
 */
public record JobQuery(OptionalLong customerId, Set<JobState> states, Optional<String> before, int limit) {
    public static final JobQuery ALL = new JobQuery(OptionalLong.empty(), Set.of(), Optional.empty(), 100);

    public JobQuery {
        states = Set.copyOf(states);
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit must be 1..1000, but is " + limit);
        }
    }
}
