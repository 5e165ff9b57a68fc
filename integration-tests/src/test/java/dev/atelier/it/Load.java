package dev.atelier.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that ask for one picture after the other until they are told to stop. */
final class Load implements AutoCloseable {
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicInteger answered = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Load(Client client, int clients, String... settings) {
        for (int i = 0; i < clients; i++) {
            Thread thread = new Thread(() -> ask(client, settings), "client " + i);
            thread.start();
            threads.add(thread);
        }
    }

    int answered() {
        return answered.get();
    }

    List<String> failures() {
        return failures;
    }

    private void ask(Client client, String... settings) {
        while (!stopped.get()) {
            try {
                Client.Answer answer = client.picture("under load", settings);
                if (answer.status() != 200) {
                    failures.add(answer.body().toString());
                }
                answered.incrementAndGet();
            } catch (Exception e) {
                failures.add(e.toString());
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
