package dev.atelier.bench.nodes;

import dev.atelier.bench.load.Answer;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Says what was found where something else must be. */
final class Expect {
    private static final Set<String> UNDER_WAY = Set.of("queued", "running");
    private static final long PATIENCE_SECONDS = 60;

    private Expect() {}

    static void that(boolean holds, String found) {
        if (!holds) {
            throw new IllegalStateException(found);
        }
    }

    static Answer ok(Answer answer) {
        that(answer.ok(), answer.status() + " " + answer.text());
        return answer;
    }

    static void status(int status, Answer answer) {
        that(answer.status() == status, answer.status() + " " + answer.text());
    }

    /** Asks again and again, for a minute. */
    static void soon(Callable<Answer> question, String name, String value) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Answer answer = question.call();
        while (!answer.value(name).equals(value)) {
            that(System.nanoTime() < deadline, answer.status() + " " + answer.text());
            TimeUnit.MILLISECONDS.sleep(100);
            answer = question.call();
        }
    }

    /** How a job ends, within a minute. */
    static String ended(Callable<Answer> question) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Answer answer = ok(question.call());
        while (UNDER_WAY.contains(answer.value("status"))) {
            that(System.nanoTime() < deadline, answer.text());
            TimeUnit.MILLISECONDS.sleep(100);
            answer = ok(question.call());
        }
        return answer.value("status");
    }

    /** Asks until an answer has a status, for a minute. */
    static void soon(int status, Callable<Answer> question) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Answer answer = question.call();
        while (answer.status() != status) {
            that(System.nanoTime() < deadline, answer.status() + " " + answer.text());
            TimeUnit.MILLISECONDS.sleep(100);
            answer = question.call();
        }
    }
}
