package dev.atelier.web.asset;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stretch of bytes that a Range header asks for (RFC 9110, 14.2). Of several stretches the one that holds them all
 * is given, which is a single part and never less than was asked for.
 *
 * @param from the first byte
 * @param to the last byte; before the first where none of the asked bytes exist
 */
record ByteRange(long from, long to) {
    private static final Pattern RANGES = Pattern.compile("bytes=(\\s*,?\\s*(\\d{1,18}-\\d{0,18}|-\\d{1,18})\\s*)+");
    private static final Pattern RANGE = Pattern.compile("(\\d*)-(\\d*)");

    /** @return nothing when the header asks for nothing that makes sense, so that all bytes are sent */
    static Optional<ByteRange> parse(String header, long length) {
        if (!RANGES.matcher(header).matches()) {
            return Optional.empty();
        }
        ByteRange all = new ByteRange(length, -1);
        for (Matcher range = RANGE.matcher(header); range.find(); ) {
            ByteRange one = one(range.group(1), range.group(2), length);
            if (one.from > one.to
                    && !range.group(2).isEmpty()
                    && !range.group(1).isEmpty()
                    && one.from < length) {
                return Optional.empty();
            } else if (one.exists()) {
                all = new ByteRange(Math.min(all.from, one.from), Math.max(all.to, one.to));
            }
        }
        return Optional.of(all);
    }

    private static ByteRange one(String first, String last, long length) {
        if (first.isEmpty()) {
            return new ByteRange(Math.max(0, length - Long.parseLong(last)), length - 1);
        }
        long from = Long.parseLong(first);
        return new ByteRange(from, last.isEmpty() ? length - 1 : Math.min(Long.parseLong(last), length - 1));
    }

    boolean exists() {
        return from <= to;
    }

    long length() {
        return to - from + 1;
    }
}
