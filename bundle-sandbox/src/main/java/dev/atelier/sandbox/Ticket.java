package dev.atelier.sandbox;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.provider.JobHandle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a call is to be answered. Its handle says all of it and begins with the number of its form, so that a call which
 * one version of this bundle has started is finished by the next one, or after a restart.
 *
 * @param dueMillis not before this time, in milliseconds of the epoch
 * @param polls how many polls the caller asked for
 * @param polled how many there have been
 */
record Ticket(long dueMillis, int polls, int polled) {
    private static final Pattern FORM = Pattern.compile("1:due=(\\d{1,18}),polls=(\\d{1,9}),polled=(\\d{1,9})");

    static Ticket issue(Parameters asked, long nowMillis) {
        long latency = asked.integer("latency_ms").orElse(0);
        return new Ticket(nowMillis + latency, (int) asked.integer("polls").orElse(0), 0);
    }

    static Ticket of(JobHandle handle) {
        Matcher form = FORM.matcher(handle.value());
        if (!form.matches()) {
            throw new MediaException(ErrorKind.INTERNAL, "not a handle of the sandbox: " + handle.value());
        }
        return new Ticket(
                Long.parseLong(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
    }

    JobHandle handle() {
        return new JobHandle("1:due=" + dueMillis + ",polls=" + polls + ",polled=" + polled);
    }

    Ticket polledOnce() {
        return new Ticket(dueMillis, polls, polled + 1);
    }

    boolean pollsLeft() {
        return polled < polls;
    }

    double progress() {
        return pollsLeft() ? (double) polled / polls : 0;
    }
}
