package dev.atelier.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Runs one benchmark by name. */
public final class Main {
    private static final Map<String, Benchmark> BENCHMARKS = new TreeMap<>(Map.ofEntries(
            Map.entry("swap", new SwapBenchmark()),
            Map.entry("drop", new DropBenchmark()),
            Map.entry("start", new StartBenchmark()),
            Map.entry("redeploy", new RedeployBenchmark()),
            Map.entry("picture", new PictureBenchmark()),
            Map.entry("passthrough", new PassthroughBenchmark()),
            Map.entry("waiting", new WaitingBenchmark()),
            Map.entry("kill", new KillBenchmark()),
            Map.entry("cache", new CacheBenchmark()),
            Map.entry("budget", new BudgetBenchmark()),
            Map.entry("nodes", new NodesBenchmark()),
            Map.entry("vendors", new VendorsBenchmark())));

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
