package dev.atelier.bench.nodes;

import dev.atelier.bench.load.Answer;
import dev.atelier.bench.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Jobs that one node accepted and the other knows. */
public final class Jobs {
    private static final int ORDERS = 20;

    private Jobs() {}

    /** In the order in which they are to be tried. */
    public static List<Check> checks() {
        return List.of(
                new Check("a job of A is seen and watched to its end on B", Jobs::watched),
                new Check("a job of A is cancelled on B", Jobs::cancelled),
                new Check("an Idempotency-Key of A stands on B", Jobs::onceOnly));
    }

    /** Tried last, since they kill. */
    public static List<Check> deaths() {
        return List.of(
                new Check("A is stopped: B ends its " + ORDERS + " paid jobs, each ordered once", Jobs::stopped),
                new Check("A is killed: B ends its " + ORDERS + " paid jobs, each ordered once", Jobs::killed));
    }

    private static String slow(int polls) {
        return "{\"prompt\":\"nodes\",\"customer_id\":1,\"async\":true,\"cache\":false,"
                + "\"settings\":{\"image\":{\"model\":\"sandbox\",\"width\":64,\"height\":64,\"polls\":" + polls
                + "}}}";
    }

    private static void watched(TwoNodes nodes) throws Exception {
        String job = Expect.ok(nodes.a().post("/image/generate", slow(3))).value("job_id");
        Expect.ok(nodes.b().get("/jobs/" + job));
        Answer events = Expect.ok(nodes.b().get("/jobs/" + job + "/events"));
        Expect.that(
                events.text().contains("event: end") && events.text().contains("\"status\":\"succeeded\""),
                events.text());
        Expect.that(nodes.b().get("/jobs?limit=20").text().contains(job), "B does not list it");
    }

    private static void cancelled(TwoNodes nodes) throws Exception {
        String job = Expect.ok(nodes.a().post("/image/generate", slow(1000))).value("job_id");
        Expect.ok(nodes.b().send("DELETE", "/jobs/" + job, "", ""));
        Expect.soon(() -> nodes.a().get("/jobs/" + job), "status", "cancelled");
        Expect.soon(() -> nodes.b().get("/jobs/" + job), "status", "cancelled");
    }

    private static void onceOnly(TwoNodes nodes) throws Exception {
        String key = "Idempotency-Key: nodes\r\n";
        String question = "{\"message\":\"once\",\"customer_id\":1,\"cache\":false,\"model\":\"sandbox\"}";
        Expect.ok(nodes.a().send("POST", "/chat", key, question));
        Answer second = Expect.ok(nodes.b().send("POST", "/chat", key, question));
        Expect.that(second.value("cached").equals("true"), second.text());
        Expect.status(409, nodes.b().send("POST", "/chat", key, question.replace("once", "twice")));
    }

    private static void killed(TwoNodes nodes) throws Exception {
        takenOver(nodes, ORDERS, Platform::kill);
    }

    private static void stopped(TwoNodes nodes) throws Exception {
        takenOver(nodes, 0, Platform::close);
    }

    private interface Death {
        void of(Platform node) throws Exception;
    }

    private static void takenOver(TwoNodes nodes, int from, Death death) throws Exception {
        List<String> jobs = new ArrayList<>();
        for (int number = from; number < from + ORDERS; number++) {
            jobs.add(Expect.ok(nodes.a().post("/video/generate", video(number))).value("job_id"));
        }
        // Some are ordered by now, and some perhaps not.
        TimeUnit.MILLISECONDS.sleep(500);
        death.of(nodes.a());
        Optional<String> wrong = wrong(nodes, from, jobs);
        nodes.startAAgain();
        Expect.that(wrong.isEmpty(), wrong.orElse(""));
        Expect.ok(nodes.a().get("/jobs/" + jobs.get(0)));
    }

    private static Optional<String> wrong(TwoNodes nodes, int from, List<String> jobs) throws Exception {
        for (int i = 0; i < jobs.size(); i++) {
            String job = jobs.get(i);
            String end = Expect.ended(() -> nodes.b().get("/jobs/" + job));
            long ordered = nodes.videos().ordered(from + i);
            // What the vendor never heard of may say so, but nothing else.
            if (ordered > 1 || !end.equals(ordered == 1 ? "succeeded" : "unknown")) {
                return Optional.of("job " + job + " was ordered " + ordered + " times, and is " + end);
            }
        }
        return Optional.empty();
    }

    private static String video(int number) {
        return "{\"prompt\":\"job-" + number + "\",\"customer_id\":1,\"async\":true,"
                + "\"settings\":{\"video\":{\"model\":\"sora-2\"}}}";
    }
}
