package dev.atelier.jobs.engine;

import dev.atelier.core.database.ComponentTables;
import dev.atelier.core.job.JobCodec;
import dev.atelier.jobs.store.JobReader;
import dev.atelier.jobs.store.JobWriter;
import dev.atelier.jobs.store.Nodes;
import dev.atelier.jobs.store.Signals;

/** What an engine reads and writes. */
record StoredJobs(JobReader reader, JobWriter writer, Nodes nodes, Signals signals) {
    /** @param vital the same tables, reached by connections that are free when those of others are not */
    static StoredJobs in(ComponentTables tables, ComponentTables vital, JobCodec codec, Identity me) {
        JobReader reader = new JobReader(tables, codec);
        return new StoredJobs(
                reader, new JobWriter(tables, codec, me.node()), new Nodes(vital, reader), new Signals(tables));
    }
}
