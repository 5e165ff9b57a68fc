package dev.atelier.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Runs one benchmark by name. */
public final class Main {
    private static final Map<String, Benchmark> BENCHMARKS = new TreeMap<>(Map.of(
            "swap", new SwapBenchmark(),
            "drop", new DropBenchmark(),
            "start", new StartBenchmark(),
            "redeploy", new RedeployBenchmark(),
            "picture", new PictureBenchmark(),
            "passthrough", new PassthroughBenchmark(),
            "waiting", new WaitingBenchmark(),
            "kill", new KillBenchmark(),
            "cache", new CacheBenchmark(),
            "vendors", new VendorsBenchmark()));

    private Main() {}

    public static void main(String[] words) throws Exception {
        Benchmark benchmark = words.length == 0 ? null : BENCHMARKS.get(words[0]);
        if (benchmark == null) {
            System.err.println("bench/run NAME [OPTION=VALUE ...], NAME one of " + BENCHMARKS.keySet());
            System.exit(2);
        } else {
            benchmark.run(new Options(Arrays.copyOfRange(words, 1, words.length)));
        }
    }
}
