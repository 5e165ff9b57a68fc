package dev.atelier.testkit.openai.json;

import dev.atelier.testkit.vendor.PaddedPng;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** What was made and charged for, and what is to be made from now on. Safe for use by any number of threads. */
public final class Works {
    private final AtomicLong charged = new AtomicLong();
    private final AtomicLong painted = new AtomicLong();
    private volatile long bytes = 50_000;
    private volatile int polls = 1;

    /** Charges for one work that is no picture. */
    public void charge() {
        charged.incrementAndGet();
    }

    /** Makes pictures, and charges for them. */
    public List<PaddedPng> paint(int count) {
        charged.addAndGet(count);
        long first = painted.getAndAdd(count);
        return LongStream.range(first, first + count).mapToObj(this::picture).toList();
    }

    /** The n-th picture that was made, counted from 0. */
    public PaddedPng picture(long index) {
        return new PaddedPng(index, bytes);
    }

    public long charged() {
        return charged.get();
    }

    public long painted() {
        return painted.get();
    }

    /** How long each result is. */
    public long bytes() {
        return bytes;
    }

    public void bytes(long length) {
        bytes = length;
    }

    /** After how many polls a job is done. */
    public int polls() {
        return polls;
    }

    public void polls(int count) {
        polls = count;
    }
}
