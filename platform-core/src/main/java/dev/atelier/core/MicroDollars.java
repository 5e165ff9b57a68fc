package dev.atelier.core;

import java.math.BigDecimal;

/**
 * An amount of money in millionths of a US dollar. Integers, because sums of money must come out exactly.
 *
 * @param amount micro-dollars; negative amounts are refunds
 */
public record MicroDollars(long amount) implements Comparable<MicroDollars> {
    public static final MicroDollars ZERO = new MicroDollars(0);

    /** @throws ArithmeticException if the sum passes the range of a long */
    public MicroDollars plus(MicroDollars other) {
        return new MicroDollars(Math.addExact(amount, other.amount));
    }

    /** @throws ArithmeticException if the product passes the range of a long */
    public MicroDollars times(long factor) {
        return new MicroDollars(Math.multiplyExact(amount, factor));
    }

    /** The amount in dollars as plain decimal text, for example {@code "0.042"}; never in exponent form. */
    public String toDecimal() {
        BigDecimal dollars = BigDecimal.valueOf(amount, 6).stripTrailingZeros();
        return (dollars.scale() < 0 ? dollars.setScale(0) : dollars).toPlainString();
    }

    @Override
    public int compareTo(MicroDollars other) {
        return Long.compare(amount, other.amount);
    }
}
