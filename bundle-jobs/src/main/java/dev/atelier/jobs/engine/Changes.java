package dev.atelier.jobs.engine;

import dev.atelier.core.job.Job;

/** Tells what of a job must outlive a crash. */
final class Changes {
    private Changes() {}

    /** Whether only that it was asked about once more: a vendor that has nothing new costs no write. */
    static boolean areSlight(Job before, Job now) {
        return before.state() == now.state()
                && before.progress() == now.progress()
                && before.cancelRequested() == now.cancelRequested()
                && before.handle().equals(now.handle())
                && before.providerVersion().equals(now.providerVersion())
                && before.joined().equals(now.joined());
    }
}
