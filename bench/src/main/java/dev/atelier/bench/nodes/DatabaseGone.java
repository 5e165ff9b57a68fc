package dev.atelier.bench.nodes;

import dev.atelier.bench.load.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL is killed while paid jobs are under way on both nodes, and comes back. */
public final class DatabaseGone {
    private static final int ORDERS = 10;
    private static final int FROM = 1000;
    private static final int AWAY = 503;

    private DatabaseGone() {}

    /** Tried last, since it kills. */
    public static List<Check> checks() {
        return List.of(new Check(
                "PostgreSQL is killed and comes back: " + 2 * ORDERS
                        + " paid jobs end and stand in the books, each once",
                DatabaseGone::ordersSurvive));
    }

    private static void ordersSurvive(TwoNodes nodes) throws Exception {
        Expect.ok(
                nodes.a().send("PUT", "/ops/customers/41", "", "{\"budget\":{\"usd\":\"100\",\"period\":\"month\"}}"));
        List<String> jobs = new ArrayList<>();
        for (int i = 0; i < 2 * ORDERS; i++) {
            var node = i % 2 == 0 ? nodes.a() : nodes.b();
            jobs.add(Expect.ok(node.post("/video/generate", video(FROM + i))).value("job_id"));
        }
        // They end at the vendor while the database is away.
        TimeUnit.SECONDS.sleep(1);
        nodes.servers().postgres().kill();
        TimeUnit.SECONDS.sleep(6);
        Answer meanwhile = nodes.a().post("/video/generate", video(FROM + 2 * ORDERS));
        nodes.servers().postgres().restart();
        Expect.status(AWAY, meanwhile);
        for (int i = 0; i < jobs.size(); i++) {
            String job = jobs.get(i);
            Expect.soon(() -> nodes.b().get("/jobs/" + job), "status", "succeeded");
            long ordered = nodes.videos().ordered(FROM + i);
            Expect.that(ordered == 1, "job " + job + " was ordered " + ordered + " times");
        }
        Expect.soon(() -> nodes.b().get("/ops/usage?customer=41"), "calls", String.valueOf(2 * ORDERS));
        long open = nodes.servers().number("select count(*) from reservation where ended_at is null");
        long apart = nodes.servers()
                .number("select count(*) from budget_account a where a.customer_id = 41 and (a.reserved <> 0"
                        + " or a.settled <> (select sum(cost) from usage_event where customer_id = 41))");
        Expect.that(open == 0 && apart == 0, open + " reservations are open, and the sums differ in " + apart);
    }

    private static String video(int number) {
        return "{\"prompt\":\"job-" + number + "\",\"customer_id\":41,\"async\":true,"
                + "\"settings\":{\"video\":{\"model\":\"sora-2\"}}}";
    }
}
