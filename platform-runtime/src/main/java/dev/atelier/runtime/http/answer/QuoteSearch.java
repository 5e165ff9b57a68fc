package dev.atelier.runtime.http.answer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds a quotation mark eight bytes at a time: megabytes of base64 are searched for their end. */
final class QuoteSearch {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';

    private QuoteSearch() {}

    /** The index of the first quotation mark, or {@code to} if there is none. */
    static int find(byte[] text, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long zeroWhereQuote = (long) LONGS.get(text, at) ^ QUOTES;
            long found = (zeroWhereQuote - ONES) & ~zeroWhereQuote & HIGH_BITS;
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (at < to && text[at] != '"') {
            at++;
        }
        return at;
    }
}
