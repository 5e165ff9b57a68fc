package dev.atelier.bench.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call that was refused for its customer's budget, with what the platform gave as the reason. Amounts are micro-dollars.
 *
 * @param call that was refused
 * @param limit that the platform told
 * @param settled of it, as the platform told
 * @param reserved of it, as the platform told
 * @param price that the platform told
 * @param sent when the call went out
 * @param answered when the refusal was there
 */
record Refusal(PlannedCall call, long limit, long settled, long reserved, long price, Instant sent, Instant answered) {
    private static final Pattern DOLLARS = Pattern.compile("\\$(\\d+(?:\\.\\d+)?)");
    private static final int MICRO_DIGITS = 6;

    /** Reads the sentence of the answer. */
    static Refusal read(PlannedCall call, String sentence, Instant sent, Instant answered) {
        List<Long> told = new ArrayList<>();
        Matcher amount = DOLLARS.matcher(sentence);
        while (amount.find()) {
            told.add(
                    new BigDecimal(amount.group(1)).movePointRight(MICRO_DIGITS).longValueExact());
        }
        if (told.size() != 4) {
            throw new IllegalStateException("a refusal without its reason: " + sentence);
        }
        return new Refusal(call, told.get(0), told.get(1), told.get(2), told.get(3), sent, answered);
    }

    /** Whether what it tells is a reason at all, for this customer and this call. */
    boolean holds(long budget) {
        return limit == budget && price == call.price() && settled + reserved + price > limit;
    }
}
