package dev.atelier.testkit.library;

import dev.atelier.core.Parameters;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Assets for tests: of several customers, operations, providers and models, over some days. */
public final class SampleAssets {
    /** When the first one is made. */
    public static final Instant START = Instant.parse("2026-11-20T12:00:00.123456789Z");

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int ID_DIGITS = 26;
    private static final int TIME_DIGITS = 10;
    private static final int DIGIT_BITS = 5;
    private static final List<Asset.Origin> ORIGINS = List.of(
            Asset.Origin.UPLOAD,
            origin("image/generate", "sandbox", "sandbox"),
            origin("image/generate", "acme", "acme-1"),
            origin("video/generate", "acme", "acme-2"),
            new Asset.Origin(Optional.of("01KAGZ8W2M0000000000000001"), "input", Optional.empty(), Optional.empty()));

    private SampleAssets() {}

    private static Asset.Origin origin(String operation, String provider, String model) {
        return new Asset.Origin(
                Optional.of("01KAGZ8W2M0000000000000002"), operation, Optional.of(provider), Optional.of(model));
    }

    /** An id of a time; equal for equal numbers, higher for higher ones. */
    public static String id(Instant time, int number) {
        StringBuilder id = new StringBuilder();
        append(id, time.toEpochMilli(), TIME_DIGITS);
        append(id, number, ID_DIGITS - TIME_DIGITS);
        return id.toString();
    }

    private static void append(StringBuilder id, long value, int digits) {
        for (int digit = digits - 1; digit >= 0; digit--) {
            int shift = digit * DIGIT_BITS;
            id.append(shift > Long.SIZE - DIGIT_BITS ? '0' : DIGITS.charAt((int) (value >> shift) & 31));
        }
    }

    public static Digest digest(int number) {
        return new Digest(String.format(Locale.ROOT, "%064x", number));
    }

    /** An asset of a time, customer and digest, without expiry. */
    public static Asset asset(String id, long customer, int digest) {
        return asset(id, customer, digest, START, Optional.empty());
    }

    public static Asset asset(String id, long customer, int digest, Instant time, Optional<Instant> expiry) {
        return new Asset(
                id,
                digest(digest),
                MediaType.PNG,
                1234567890123L,
                customer,
                ORIGINS.get(Math.floorMod(digest, ORIGINS.size())),
                time,
                expiry,
                Parameters.of(Map.of(
                        "name", "quote \" zero \0 smile \uD83D\uDE42", "width", 800, "seconds", 1.5, "loop", true)));
    }

    /** Many of them, oldest first, made at odd times that are a little later than their ids say. */
    public static List<Asset> many(int count) {
        Random random = new Random(count);
        Stream<Asset> assets = IntStream.range(0, count).mapToObj(number -> {
            Instant called = START.plus(Duration.ofMinutes(23L * number));
            Instant made = called.plusNanos(random.nextLong(Duration.ofHours(3).toNanos()));
            return asset(id(called, number), random.nextInt(3) + 1L, random.nextInt(20), made, Optional.empty());
        });
        return assets.toList();
    }
}
