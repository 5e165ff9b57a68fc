package dev.atelier.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.CallId;
import dev.atelier.core.database.ComponentTables;
import dev.atelier.core.database.Dialect;
import dev.atelier.core.job.Job;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.jobs.BothDatabases;
import dev.atelier.jobs.SampleJobs;
import dev.atelier.jobs.store.Forgotten;
import dev.atelier.jobs.store.JobReader;
import dev.atelier.jobs.store.JobTables;
import dev.atelier.jobs.store.JobWriter;
import dev.atelier.runtime.job.wire.StoredJobs;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Dialect.class)
class RetentionTest {
    private static BothDatabases databases;

    @Parameter
    Dialect dialect;

    /** When the sample ids were made. */
    private final Instant made = SampleJobs.id(1).time();

    private final List<CallId> released = new ArrayList<>();
    private Forgotten forgotten;
    private JobReader reader;
    private JobWriter writer;

    @BeforeAll
    static void start() throws IOException {
        databases = new BothDatabases();
    }

    @AfterAll
    static void stop() throws IOException {
        databases.close();
    }

    @BeforeEach
    void open() throws SQLException {
        ComponentTables tables = JobTables.in(databases.empty(dialect));
        forgotten = new Forgotten(tables);
        reader = new JobReader(tables, new StoredJobs());
        writer = new JobWriter(tables, new StoredJobs(), "here");
    }

    private static Job job(int number, CallOptions options) {
        return SampleJobs.job(SampleJobs.call(number, "a boat", options.withWebhook("https://client.example/")));
    }

    private void ended(int number, CallOptions options, Instant at) {
        writer.insert(job(number, options).succeeded(SampleJobs.outcome(), at));
    }

    @Test
    void forgetsWhatHasEndedLongAgo() {
        ended(1, CallOptions.DEFAULT, made);
        ended(2, CallOptions.DEFAULT.withKeep(false), made);
        writer.insert(job(3, CallOptions.DEFAULT));

        forgotten.jobs(made.plus(Duration.ofDays(1)), released::add);

        assertThat(reader.find(SampleJobs.id(1))).isEmpty();
        assertThat(reader.find(SampleJobs.id(2))).isEmpty();
        assertThat(reader.find(SampleJobs.id(3))).isPresent();
        assertThat(released).containsExactly(SampleJobs.id(2));
    }

    @Test
    void keepsWhatHasEndedNotLongAgo() {
        ended(1, CallOptions.DEFAULT, made.plus(Duration.ofDays(2)));

        forgotten.jobs(made.plus(Duration.ofDays(1)), released::add);
        forgotten.jobs(made.minusMillis(1), released::add);

        assertThat(reader.find(SampleJobs.id(1))).isPresent();
    }

    @Test
    void forgetsMoreThanFitsIntoOneStatement() {
        for (int i = 1; i <= 501; i++) {
            ended(i, CallOptions.DEFAULT.withKeep(false), made);
        }

        forgotten.jobs(made.plus(Duration.ofDays(1)), released::add);

        assertThat(released).hasSize(501).doesNotHaveDuplicates();
    }
}
