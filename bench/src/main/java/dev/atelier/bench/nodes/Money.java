package dev.atelier.bench.nodes;

import dev.atelier.bench.load.Answer;
import dev.atelier.bench.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Customers whom both nodes know, with one budget. */
public final class Money {
    private static final int AT_ONCE = 40;
    private static final int AFFORDED = 5;
    private static final int SPENT = 402;
    private static final int UNKNOWN_KEY = 401;

    private Money() {}

    /** In the order in which they are to be tried. */
    public static List<Check> checks() {
        return List.of(
                new Check(
                        "of " + AT_ONCE + " calls to A and B at once a budget for " + AFFORDED + " buys " + AFFORDED,
                        Money::budget),
                new Check("a quota of A's and B's calls together", Money::quota),
                new Check("a key that was made on A is known on B, and taken back on A is not", Money::keys),
                new Check("usage of A and B stands in one book", Money::usage));
    }

    private static String picture(int customer, int seed) {
        return "{\"prompt\":\"nodes\",\"customer_id\":" + customer + ",\"cache\":false,\"settings\":{\"image\":{"
                + "\"model\":\"sandbox-paid\",\"quality\":\"low\",\"width\":64,\"height\":64,\"seed\":" + seed + "}}}";
    }

    private static void budget(TwoNodes nodes) throws Exception {
        String budget = "{\"budget\":{\"usd\":\"0.0" + AFFORDED + "\",\"period\":\"month\"}}";
        Expect.ok(nodes.a().send("PUT", "/ops/customers/21", "", budget));
        List<Answer> answers = atOnce(nodes, 21);
        long bought = answers.stream().filter(Answer::ok).count();
        Expect.that(bought == AFFORDED, bought + " were bought");
        for (Answer answer : answers) {
            Expect.that(answer.ok() || answer.status() == SPENT, answer.status() + " " + answer.text());
        }
        for (Platform node : List.of(nodes.a(), nodes.b())) {
            Answer left = Expect.ok(node.get("/ops/customers/21"));
            Expect.that(left.text().matches("(?s).*\"left\"\\s*:\\s*\\{\"micro_usd\"\\s*:\\s*0\\b.*"), left.text());
        }
    }

    private static void quota(TwoNodes nodes) throws Exception {
        String quota = "{\"quotas\":[{\"operation\":\"image\",\"calls\":" + AFFORDED + ",\"period\":\"month\"}]}";
        Expect.ok(nodes.b().send("PUT", "/ops/customers/22", "", quota));
        long made = atOnce(nodes, 22).stream().filter(Answer::ok).count();
        Expect.that(made == AFFORDED, made + " were made");
    }

    private static List<Answer> atOnce(TwoNodes nodes, int customer) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                Platform node = i % 2 == 0 ? nodes.a() : nodes.b();
                String picture = picture(customer, i);
                calls.add(() -> node.post("/image/generate", picture));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    private static void keys(TwoNodes nodes) throws Exception {
        Expect.ok(nodes.a().send("PUT", "/ops/customers/23", "", "{}"));
        Answer key = Expect.ok(nodes.a().post("/ops/customers/23/keys", "{}"));
        String header = "Authorization: Bearer " + key.value("key") + "\r\n";
        Expect.soon(200, () -> nodes.b().send("POST", "/image/generate", header, picture(23, 1)));
        Expect.ok(nodes.a().send("DELETE", "/ops/customers/23/keys?key_id=" + key.value("id"), "", ""));
        Expect.soon(UNKNOWN_KEY, () -> nodes.b().send("POST", "/image/generate", header, picture(23, 2)));
    }

    private static void usage(TwoNodes nodes) throws Exception {
        Expect.ok(nodes.a().post("/image/generate", picture(24, 1)));
        Expect.ok(nodes.b().post("/image/generate", picture(24, 2)));
        for (Platform node : List.of(nodes.a(), nodes.b())) {
            Expect.soon(() -> node.get("/ops/usage?customer=24"), "calls", "2");
        }
    }
}
