package dev.atelier.bench.budget;

import dev.atelier.bench.platform.PictureVendor;
import java.util.List;
import java.util.Random;

/**
 * A call that was decided beforehand, so that each run makes the same ones.
 *
 * @param number its own
 * @param customer who pays
 * @param quality low, medium or high
 * @param size as {@code 1024x1536}
 * @param count of pictures
 * @param fate what the vendor makes of it; empty: what was asked for
 * @param repeated the same as others of that customer, and may be answered from the cache
 */
record PlannedCall(int number, int customer, String quality, String size, int count, String fate, boolean repeated) {
    private static final List<String> QUALITIES = List.of("low", "medium", "high");
    private static final List<String> SIZES = List.of("1024x1024", "1024x1536", "1536x1024");

    static PlannedCall draw(int number, int customers, Random random) {
        int customer = 1 + random.nextInt(customers);
        int lot = random.nextInt(20);
        if (lot < 2) {
            return new PlannedCall(number, customer, "low", "1024x1024", 1, "", true);
        }
        String fate = switch (lot) {
            case 2, 3 -> PictureVendor.REFUSED;
            case 4, 5 -> PictureVendor.BROKEN;
            case 6, 7 -> PictureVendor.SHORT;
            default -> "";
        };
        int count = 1 + random.nextInt(2) + (fate.equals(PictureVendor.SHORT) ? 1 : 0);
        return new PlannedCall(
                number,
                customer,
                QUALITIES.get(random.nextInt(QUALITIES.size())),
                SIZES.get(random.nextInt(SIZES.size())),
                count,
                fate,
                false);
    }

    /** What it may cost at the most, in micro-dollars. */
    long price() {
        return count * PictureVendor.price(quality, size);
    }

    /** Each fifth waits for its picture, the others are told that they were accepted. */
    String body() {
        String[] sides = size.split("x");
        String prompt = repeated ? "again for " + customer : "call " + number + " for " + customer + " " + fate;
        return "{\"prompt\":\"" + prompt.strip() + "\",\"customer_id\":" + customer + ",\"cache\":" + repeated
                + ",\"async\":" + (number % 5 != 0)
                + ",\"settings\":{\"image\":{\"model\":\"gpt-image-1-mini\",\"quality\":\"" + quality
                + "\",\"width\":" + sides[0] + ",\"height\":" + sides[1] + ",\"n\":" + count + "}}}";
    }
}
