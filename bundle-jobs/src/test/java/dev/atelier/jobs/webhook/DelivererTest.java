package dev.atelier.jobs.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.database.ComponentTables;
import dev.atelier.core.database.Database;
import dev.atelier.core.database.Dialect;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.jobs.BothDatabases;
import dev.atelier.jobs.SampleJobs;
import dev.atelier.jobs.store.JobTables;
import dev.atelier.jobs.store.JobWriter;
import dev.atelier.runtime.job.wire.StoredJobs;
import dev.atelier.testkit.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Dialect.class)
class DelivererTest {
    private record Message(URI address, Map<String, String> headers, String body) {}

    private static BothDatabases databases;

    @Parameter
    Dialect dialect;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private IntSupplier receiver = () -> 200;
    private Database database;
    private JobWriter jobs;
    private Deliverer deliverer;

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
        database = databases.empty(dialect);
        ComponentTables tables = JobTables.in(database);
        jobs = new JobWriter(tables, new StoredJobs(), "here");
        deliverer = new Deliverer(new Deliveries(tables), this::receive, new Signature("secret"), 3, clock);
    }

    @AfterEach
    void close() {
        deliverer.close();
    }

    private int receive(URI address, Map<String, String> headers, String body) {
        messages.add(new Message(address, headers, body));
        return receiver.getAsInt();
    }

    private void end(int number) {
        Job job = SampleJobs.job(
                SampleJobs.call(number, "a boat", CallOptions.DEFAULT.withWebhook("https://client.example/done")));
        jobs.insert(job);
        jobs.update(job.succeeded(SampleJobs.outcome(), clock.instant()));
    }

    private void deliverAfter(Duration wait) {
        clock.advance(wait);
        deliverer.deliver();
    }

    private List<String> column(String sql) {
        return database.query(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet rows = select.executeQuery()) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            }
        });
    }

    @Test
    void tellsTheEndOnceAndSigned() {
        end(1);

        deliverer.deliver();
        deliverAfter(Duration.ofDays(1));

        assertThat(messages).hasSize(1);
        Message message = messages.get(0);
        assertThat(message.address()).isEqualTo(URI.create("https://client.example/done"));
        assertThat(message.body())
                .contains("\"job_id\":\"" + SampleJobs.id(1) + "\"", "\"status\":\"succeeded\"")
                .contains("\"cost_micro_dollars\":42000");
        assertThat(message.headers())
                .isEqualTo(new Signature("secret").headers(Instant.parse("2026-01-01T00:00:00Z"), message.body()));
        assertThat(column("select state from job_webhook")).containsExactly("DELIVERED");
    }

    @Test
    void triesAgainUntilTheReceiverIsBack() {
        receiver = () -> 500;
        end(1);
        deliverer.deliver();
        deliverAfter(Duration.ofSeconds(9));
        assertThat(messages).hasSize(1);
        receiver = () -> {
            throw new MediaException(ErrorKind.UNAVAILABLE, "client.example cannot be reached");
        };
        deliverAfter(Duration.ofSeconds(1));

        receiver = () -> 204;
        deliverAfter(Duration.ofSeconds(40));

        assertThat(messages)
                .hasSize(3)
                .extracting(Message::body)
                .containsOnly(messages.get(0).body());
        assertThat(column("select state from job_webhook")).containsExactly("DELIVERED");
        assertThat(column("select status from job_webhook_attempt order by attempt"))
                .containsExactly("500", null, "204");
        assertThat(column("select problem from job_webhook_attempt order by attempt"))
                .containsExactly("it was answered with status 500", "client.example cannot be reached", null);
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        receiver = () -> 500;
        end(1);

        for (int i = 0; i < 5; i++) {
            deliverAfter(Duration.ofHours(1));
        }

        assertThat(messages).hasSize(3);
        assertThat(column("select state from job_webhook")).containsExactly("GIVEN_UP");
    }

    @Test
    void givesUpAtOnceWhereTheAddressIsRefused() {
        receiver = () -> {
            throw MediaException.invalid("webhook", "is refused: client.example is not a public address");
        };
        end(1);

        deliverAfter(Duration.ZERO);
        deliverAfter(Duration.ofHours(1));

        assertThat(messages).hasSize(1);
        assertThat(column("select problem from job_webhook_attempt").get(0)).contains("not a public address");
    }

    @Test
    void saysNothingWhereNothingWasAsked() {
        jobs.insert(SampleJobs.job(1).succeeded(SampleJobs.outcome(), clock.instant()));

        deliverer.deliver();

        assertThat(messages).isEmpty();
    }
}
