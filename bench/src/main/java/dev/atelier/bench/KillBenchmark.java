package dev.atelier.bench;

import dev.atelier.bench.load.Answer;
import dev.atelier.bench.load.Latencies;
import dev.atelier.bench.platform.Home;
import dev.atelier.bench.platform.Platform;
import dev.atelier.bench.platform.VideoUpstream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Paid jobs of a platform that is killed at random moments: what is lost, what is bought twice. */
final class KillBenchmark implements Benchmark {
    /** From before the job is accepted until after its video is stored, a vendor's second and a poll included. */
    private static final int WINDOW_MILLIS = 3000;

    private static final long PATIENCE_SECONDS = 60;

    private final Latencies firstAnswers = new Latencies();
    private int notAccepted;
    private int lost;
    private int neverOrdered;
    private int succeeded;

    @Override
    public void run(Options options) throws Exception {
        int kills = options.number("kills", 200);
        Random random = new Random(options.number("seed", 1));
        try (VideoUpstream upstream = new VideoUpstream(Duration.ZERO);
                Home home = home(upstream)) {
            upstream.doneAfter(Duration.ofSeconds(1));
            List<String> jobs = new ArrayList<>();
            Platform platform = Platform.start(home);
            for (int i = 0; i < kills; i++) {
                Platform victim = platform;
                int number = i;
                CompletableFuture<String> job = CompletableFuture.supplyAsync(() -> submit(victim, number));
                TimeUnit.MILLISECONDS.sleep(random.nextInt(WINDOW_MILLIS));
                platform.kill();
                platform = Platform.start(home);
                jobs.add(job.join());
                firstAnswer(platform, jobs.get(i));
            }
            for (int i = 0; i < kills; i++) {
                count(end(platform, jobs.get(i)), upstream.ordered(i));
            }
            platform.close();
            report(kills, upstream);
        }
    }

    private static Home home(VideoUpstream upstream) throws IOException {
        Home home = Home.create();
        home.configure("dev.atelier.openai", "apiKey=bench", "baseUrl=" + upstream.address() + "/v1", "pollInterval=1");
        return home;
    }

    /** @return the job's id; empty when the kill came before the answer */
    private static String submit(Platform platform, int number) {
        try {
            Answer answer = platform.post(
                    "/video/generate",
                    "{\"prompt\":\"job-" + number + "\",\"customer_id\":1,\"async\":true,"
                            + "\"settings\":{\"video\":{\"model\":\"sora-2\"}}}");
            if (answer.status() != 202) {
                System.out.println("refused: " + answer.status() + " " + answer.text());
            }
            return answer.value("job_id");
        } catch (IOException killed) {
            return "";
        }
    }

    private void firstAnswer(Platform platform, String job) throws IOException {
        if (!job.isEmpty()) {
            long start = System.nanoTime();
            if (platform.get("/jobs/" + job).ok()) {
                firstAnswers.add(System.nanoTime() - start);
            }
        }
    }

    private static String end(Platform platform, String job) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        String status = job.isEmpty() ? "not accepted" : "running";
        while ((status.equals("running") || status.equals("queued")) && System.nanoTime() < deadline) {
            Answer answer = platform.get("/jobs/" + job);
            status = answer.ok() ? answer.value("status") : "lost";
            TimeUnit.MILLISECONDS.sleep(100);
        }
        if (!status.equals("succeeded") && !job.isEmpty()) {
            System.out.println(platform.get("/jobs/" + job).text());
        }
        return status;
    }

    private void count(String status, long ordered) {
        switch (status) {
            case "succeeded" -> succeeded++;
            case "not accepted" -> notAccepted++;
            default -> {
                if (ordered > 0) {
                    lost++;
                } else {
                    neverOrdered++;
                }
            }
        }
    }

    private void report(int kills, VideoUpstream upstream) {
        int twice = 0;
        for (int i = 0; i < kills; i++) {
            twice += upstream.ordered(i) > 1 ? 1 : 0;
        }
        new Table(
                        "kills",
                        "ended right",
                        "not accepted",
                        "never ordered, says so",
                        "paid and lost",
                        "bought twice",
                        "first answer max ms")
                .row(kills, succeeded, notAccepted, neverOrdered, lost, twice, firstAnswers.max())
                .print("Paid jobs of a platform that was killed at random moments");
    }
}
