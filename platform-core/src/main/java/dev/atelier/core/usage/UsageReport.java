package dev.atelier.core.usage;

import dev.atelier.core.MicroDollars;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ConsumerType;

/** Answers what was used. Safe for use by any number of threads. */
@ConsumerType
public interface UsageReport {
    List<Row> query(Query query);

    /**
     * @param customerId only this customer's
     * @param from ended at this time or later
     * @param to ended before this time
     * @param groupBy {@code customer}, {@code day}, {@code month}, {@code operation}, {@code provider}, {@code model}
     */
    record Query(OptionalLong customerId, Instant from, Instant to, List<String> groupBy) {
        public Query {
            groupBy = List.copyOf(groupBy);
        }
    }

    /**
     * @param group the values of the asked groups
     * @param calls how many ended
     * @param failures how many of them failed
     * @param cached how many of them the cache answered
     * @param cost what they cost together
     */
    record Row(Map<String, String> group, long calls, long failures, long cached, MicroDollars cost) {
        public Row {
            group = Map.copyOf(group);
        }
    }
}
