package dev.atelier.bench;

import dev.atelier.bench.load.ClosedLoop;
import dev.atelier.bench.platform.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The same load several times, once it has run so often that the JVM has compiled what it will.
 *
 * @param count how often
 * @param time of each
 * @param connections at once
 * @param warm how many answers come before
 */
record Rounds(int count, Duration time, int connections, int warm) {
    /** On a machine that is too busy to get warm in this many times the length of a round, figures are what they are. */
    private static final int PATIENCE = 12;

    /**
     * What one round came to.
     *
     * @param loop the answers
     * @param cpuMillis the platform's processor time for each
     */
    record Round(ClosedLoop.Outcome loop, double cpuMillis) {}

    Rounds(int count, Duration time, int connections) {
        this(count, time, connections, 0);
    }

    Rounds warmedBy(int answers) {
        return new Rounds(count, time, connections, answers);
    }

    List<Round> run(Platform platform, byte[] request) throws Exception {
        int answered = 0;
        for (int i = 0; answered < warm && i < PATIENCE; i++) {
            answered += ClosedLoop.run(platform.address(), connections, time, request)
                    .latencies()
                    .count();
        }
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double before = platform.figures().cpuMillis();
            ClosedLoop.Outcome loop = ClosedLoop.run(platform.address(), connections, time, request);
            double cpu = platform.figures().cpuMillis() - before;
            rounds.add(new Round(loop, cpu / loop.latencies().count()));
        }
        return rounds;
    }
}
