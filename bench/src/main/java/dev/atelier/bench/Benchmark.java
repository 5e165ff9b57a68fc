package dev.atelier.bench;

/** One question about the whole system, answered by a table. */
@FunctionalInterface
public interface Benchmark {
    void run(Options options) throws Exception;
}
