package dev.atelier.testkit.flux;

import dev.atelier.testkit.flux.json.Order;
import dev.atelier.testkit.flux.json.TaskAnswers;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A task at the vendor: at first not known, then pending, at last ready or refused. Safe for many threads. */
final class FluxTask {
    private final AtomicInteger asked = new AtomicInteger();
    private final String id;
    private final Order order;
    private final int polls;
    private volatile boolean done;

    /** @param polls how often it is pending before it is done */
    FluxTask(String id, Order order, int polls) {
        this.id = id;
        this.order = order;
        this.polls = polls;
    }

    String id() {
        return id;
    }

    Order order() {
        return order;
    }

    /** Ends the work before its time. */
    void finish() {
        done = true;
    }

    /** The next answer. */
    VendorAnswer poll(Supplier<String> sample) {
        int number = asked.getAndIncrement();
        if (number == 0) {
            return TaskAnswers.status(id, "Task not found", 0);
        } else if (number <= polls && !done) {
            return TaskAnswers.status(id, "Pending", (number - 1) / (double) polls);
        }
        return end(sample);
    }

    private VendorAnswer end(Supplier<String> sample) {
        if (order.prompt().contains("forbidden result")) {
            return TaskAnswers.refused(id, "Content Moderated", "Derivative Works Filter", order.credits());
        } else if (order.prompt().contains("forbidden")) {
            return TaskAnswers.refused(id, "Request Moderated", "Violence", BigDecimal.ZERO);
        } else if (order.prompt().contains("broken")) {
            return TaskAnswers.refused(id, "Error", "Something went wrong", BigDecimal.ZERO);
        }
        return TaskAnswers.ready(id, order, sample.get());
    }
}
