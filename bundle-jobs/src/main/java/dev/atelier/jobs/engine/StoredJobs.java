package dev.atelier.jobs.engine;

import dev.atelier.core.job.JobCodec;
import dev.atelier.jobs.store.JobReader;
import dev.atelier.jobs.store.JobWriter;
import dev.atelier.jobs.store.Nodes;
import dev.atelier.jobs.store.Signals;
import dev.atelier.jobs.store.Tables;

/** What an engine reads and writes. */
record StoredJobs(JobReader reader, JobWriter writer, Nodes nodes, Signals signals) {
    static StoredJobs in(Tables tables, JobCodec codec, Identity me) {
        JobReader reader = new JobReader(tables, codec);
        return new StoredJobs(
                reader, new JobWriter(tables, codec, me.node()), new Nodes(tables, reader), new Signals(tables));
    }
}
