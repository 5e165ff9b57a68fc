package dev.atelier.bench;

import dev.atelier.bench.load.Answer;
import dev.atelier.bench.load.Connection;
import dev.atelier.bench.load.Latencies;
import dev.atelier.bench.platform.Home;
import dev.atelier.bench.platform.Jdks;
import dev.atelier.bench.platform.Platform;
import dev.atelier.bench.platform.VideoUpstream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Many jobs that wait for a slow vendor: threads and processor time meanwhile, and how soon each end is seen. */
final class WaitingBenchmark implements Benchmark {
    /** Time between the end of submitting and the first job that is done. */
    private static final int QUIET_SECONDS = 30;

    @Override
    public void run(Options options) throws Exception {
        int count = options.number("jobs", 10_000);
        int interval = options.number("interval", 30);
        int window = options.number("window", 60);
        try (VideoUpstream upstream =
                        new VideoUpstream(Duration.ofSeconds(window).dividedBy(count));
                Home home = home(upstream, interval);
                Platform platform = Platform.start(home)) {
            List<String> jobs = submit(platform.address(), count);
            upstream.doneFrom(Instant.now().plusSeconds(QUIET_SECONDS));
            long polls = upstream.polls();
            double cpu = platform.figures().cpuMillis();
            int threads = watch(platform, QUIET_SECONDS - 1);
            double percent = (platform.figures().cpuMillis() - cpu) / 10 / (QUIET_SECONDS - 1);
            double perSecond = (upstream.polls() - polls) / (double) (QUIET_SECONDS - 1);
            TimeUnit.SECONDS.sleep(window + interval + 10);
            new Table("jobs", "polls/s", "CPU of one core in %", "Java threads", "peak RSS MB")
                    .row(count, perSecond, percent, threads, platform.figures().peakMegabytes())
                    .print("While all jobs waited, asked about every " + interval + " s");
            ends(platform.address(), jobs, upstream);
        }
    }

    private static Home home(VideoUpstream upstream, int interval) throws IOException {
        Home home = Home.create();
        home.configure(
                "dev.atelier.openai",
                "apiKey=bench",
                "baseUrl=" + upstream.address() + "/v1",
                "pollInterval=" + interval,
                "maxConcurrent=64");
        return home;
    }

    private static List<String> submit(URI platform, int count) throws IOException {
        List<String> jobs = new ArrayList<>();
        try (Connection connection = new Connection(platform)) {
            for (int i = 0; i < count; i++) {
                Answer answer = connection.exchange(Connection.post(
                        "/video/generate",
                        "Prefer: respond-async\r\n",
                        "{\"prompt\":\"job-" + i + "\",\"customer_id\":1,\"settings\":{\"video\":{\"model\":\"sora-2\","
                                + "\"poll_timeout_seconds\":3600}}}"));
                if (answer.status() != 202) {
                    throw new IllegalStateException("no job: " + answer.status() + " " + answer.text());
                }
                jobs.add(answer.value("job_id"));
            }
        }
        return jobs;
    }

    /** The most Java threads that were seen, virtual ones not counted. */
    private static int watch(Platform platform, int seconds) throws Exception {
        List<Path> found = Jdks.installed();
        int most = 0;
        for (int second = 0; second < seconds; second += 5) {
            String dump = platform.figures().ask(found.get(found.size() - 1), "Thread.print");
            int now = (int) dump.lines()
                    .filter(line -> line.startsWith("\"") && line.contains("#"))
                    .count();
            most = Math.max(most, now);
            TimeUnit.SECONDS.sleep(5);
        }
        return most;
    }

    private static void ends(URI platform, List<String> jobs, VideoUpstream upstream) throws IOException {
        Latencies lags = new Latencies();
        int succeeded = 0;
        try (Connection connection = new Connection(platform)) {
            for (int i = 0; i < jobs.size(); i++) {
                Answer answer = connection.exchange(Connection.get("/jobs/" + jobs.get(i)));
                if (answer.value("status").equals("succeeded")) {
                    succeeded++;
                    Instant seen = Instant.parse(answer.value("updated_at"));
                    lags.add(
                            Math.max(0, Duration.between(upstream.done(i), seen).toNanos()));
                }
            }
        }
        new Table("jobs", "succeeded", "p50 s", "p99 s", "max s")
                .row(jobs.size(), succeeded, lags.median() / 1000, lags.percentile(99) / 1000, lags.max() / 1000)
                .print("From the moment when the vendor was done to the moment when the job was");
    }
}
