package dev.atelier.testkit.gemini.json;

import java.util.concurrent.atomic.AtomicLong;

/** What endpoints share: works that were made and charged for, their length, and how long jobs take. */
public final class Studio {
    private final AtomicLong made = new AtomicLong();
    private volatile long bytes = 50_000;
    private volatile int polls = 1;

    /** Charges for so many works; answers the number of the first, by which each is told from others. */
    public long charge(int works) {
        return made.getAndAdd(works);
    }

    /** How many works were charged for. */
    public long charged() {
        return made.get();
    }

    /** How long each work is, where its form has room for padding. */
    public long resultBytes() {
        return bytes;
    }

    public void resultBytes(long length) {
        bytes = length;
    }

    /** How many polls a job takes. */
    public int pollsPerJob() {
        return polls;
    }

    public void pollsPerJob(int count) {
        polls = count;
    }
}
