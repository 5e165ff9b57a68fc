package dev.atelier.bench.budget;

import dev.atelier.bench.load.Answer;
import dev.atelier.bench.load.Connection;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Customers whose calls go to all nodes at once, over many connections that are kept alive. */
public final class Crowd {
    private static final int BUSY = 503;
    private static final int ATTEMPTS = 20;
    private static final long PAUSE_MILLIS = 2_000;

    private final List<PlannedCall> calls = new ArrayList<>();
    private final List<Long> budgets = new ArrayList<>();
    private final Answers answers = new Answers();

    /**
     * Decides all calls, and gives each customer enough for a part of what it will ask for.
     *
     * @param seed the same one makes the same calls
     */
    public Crowd(int customers, int count, int seed) {
        Random random = new Random(seed);
        for (int number = 0; number < count; number++) {
            calls.add(PlannedCall.draw(number, customers, random));
        }
        for (int customer = 1; customer <= customers; customer++) {
            int id = customer;
            long asked = calls.stream()
                    .filter(call -> call.customer() == id)
                    .mapToLong(PlannedCall::price)
                    .sum();
            budgets.add((long) (asked * (0.2 + 0.6 * random.nextDouble())));
        }
    }

    /** Of a customer, in micro-dollars. */
    long budget(int customer) {
        return budgets.get(customer - 1);
    }

    /** Makes the customers known. */
    public void introduce(URI node) throws IOException {
        for (int customer = 1; customer <= budgets.size(); customer++) {
            String json =
                    "{\"budget\":{\"usd\":\"" + BigDecimal.valueOf(budget(customer), 6) + "\",\"period\":\"month\"}}";
            Answer answer = Connection.once(node, Connection.put("/ops/customers/" + customer, json));
            if (!answer.ok()) {
                throw new IllegalStateException(answer.status() + " " + answer.text());
            }
        }
    }

    /**
     * Makes all calls, each once.
     *
     * @param connections to each node
     * @param halfWay is run once when half of them were sent
     */
    public Answers call(List<URI> nodes, int connections, Callable<?> halfWay) throws Exception {
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(nodes.size() * connections);
        try {
            List<Callable<Void>> loops = new ArrayList<>();
            for (int i = 0; i < nodes.size() * connections; i++) {
                URI node = nodes.get(i % nodes.size());
                loops.add(() -> loop(node, next, halfWay));
            }
            for (Future<Void> done : threads.invokeAll(loops)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        return answers;
    }

    private Void loop(URI node, AtomicInteger next, Callable<?> halfWay) throws Exception {
        try (Connection connection = new Connection(node)) {
            for (int i = next.getAndIncrement(); i < calls.size(); i = next.getAndIncrement()) {
                if (i == calls.size() / 2) {
                    halfWay.call();
                }
                PlannedCall call = calls.get(i);
                call(connection, call);
            }
        }
        return null;
    }

    /** Comes again where the platform has too much to do, as its answer asks. */
    private void call(Connection connection, PlannedCall call) throws IOException, InterruptedException {
        byte[] request = Connection.post("/image/generate", "", call.body());
        for (int attempt = 1; ; attempt++) {
            Instant sent = Instant.now();
            Answer answer = connection.exchange(request);
            answers.add(call, answer, sent, attempt == ATTEMPTS);
            if (answer.status() != BUSY || attempt == ATTEMPTS) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }
}
