package dev.atelier.runtime.job.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.CallId;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobState;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.model.InputSlot;
import dev.atelier.core.model.LifeCycle;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.model.PriceRule;
import dev.atelier.core.model.PriceUnit;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Output;
import dev.atelier.core.pipeline.Quote;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.runtime.fixture.Samples;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobJsonTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456789Z");
    private static final Parameters PARAMETERS = Parameters.of(Map.of(
            "prompt",
            "a \"red\" boat\n\u2603",
            "n",
            2,
            "strength",
            0.5,
            "tile",
            true,
            "list",
            List.of("a", 1, List.of(2.5)),
            "deep",
            Map.of("deeper", Map.of("x", 1))));

    private final JobJson json = new JobJson();

    /** Every optional filled, every number other than zero, every list with something in it. */
    private static Job full() {
        MediaRequest request = new MediaRequest(
                new Operation("image.edit"),
                "asked",
                PARAMETERS,
                Map.of(
                        "image", List.of(new MediaSource.Stored("01JD"), new MediaSource.Stored("01JE")),
                        "mask", List.of(new MediaSource.Remote(URI.create("https://example.com/a?b=c")))));
        CallOptions options = new CallOptions(
                true,
                Optional.of(true),
                Optional.of("key"),
                Optional.of(Duration.ofMillis(1500)),
                Optional.of(Duration.ofSeconds(2)),
                Optional.of("https://example.com/hook"),
                Map.of("session_id", "s"));
        Call call = new Call(
                Samples.id(1),
                request,
                new Caller(7, "key-3", Set.of(Caller.Role.CLIENT, Caller.Role.OPERATOR)),
                options,
                "fake",
                model(),
                new Quote("fake", "fake-1", new MicroDollars(1), new MicroDollars(Long.MAX_VALUE), true));
        return new Job(
                call,
                JobState.RUNNING,
                0.25,
                NOW,
                NOW.plusSeconds(1),
                NOW.plusSeconds(2),
                Optional.of(new JobHandle("{\"job\":1}")),
                Optional.of("1.2.3"),
                4,
                true,
                Optional.of(outcome()),
                Optional.of(failure()),
                Optional.of(new CallId("01JD0000000000000000000002")));
    }

    private static ModelDescriptor model() {
        return new ModelDescriptor(
                "fake-1",
                "Fake",
                Set.of("alias"),
                Set.of(Operation.IMAGE_EDIT),
                "dialect",
                Set.of("seed"),
                PARAMETERS,
                List.of(new InputSlot("image", 1, 4, Set.of("image/*"), 99)),
                List.of(new PriceRule(PriceUnit.MEGAPIXEL, new MicroDollars(42), 3, Map.of("quality", "high"))),
                new LifeCycle(
                        Optional.of(LocalDate.of(2026, 1, 1)),
                        Optional.of(LocalDate.of(2026, 2, 1)),
                        Optional.of(LocalDate.of(2026, 3, 1)),
                        Optional.of("fake-2")),
                Optional.of("note"));
    }

    private static Outcome outcome() {
        Output output =
                new Output("image", MediaType.PNG, 5, new Digest("ab".repeat(32)), Optional.of("01JF"), PARAMETERS);
        return new Outcome(
                "fake",
                "fake-1",
                "asked",
                PARAMETERS,
                List.of(output),
                PARAMETERS,
                new MicroDollars(-3),
                true,
                true,
                List.of("warning"));
    }

    private static Failure failure() {
        return new Failure(
                ErrorKind.TIMEOUT,
                "late",
                Optional.of("field"),
                Optional.of("fake"),
                Optional.of("E1"),
                Optional.of(Duration.ofSeconds(3)),
                new MicroDollars(9));
    }

    @Test
    void everyFieldComesBack() throws Exception {
        assertFilled(full(), "job");
        assertThat(json.read(json.write(full()))).isEqualTo(full());
    }

    /** Keeps the sample honest: a component added to a record must be added here too. */
    private static void assertFilled(Object value, String path) throws ReflectiveOperationException {
        if (value instanceof Optional<?> optional) {
            assertThat(optional).as(path).isPresent();
            assertFilled(optional.get(), path);
        } else if (value instanceof Collection<?> collection) {
            assertThat(collection).as(path).isNotEmpty();
            for (Object element : collection) {
                assertFilled(element, path + "[]");
            }
        } else if (value instanceof Map<?, ?> map) {
            assertThat(map).as(path).isNotEmpty();
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                assertFilled(component.getAccessor().invoke(value), path + "." + component.getName());
            }
        } else if (value instanceof Number number) {
            assertThat(number.doubleValue()).as(path).isNotZero();
        } else if (value instanceof Boolean flag) {
            assertThat(flag).as(path).isTrue();
        }
    }

    @Test
    void whatIsAbsentStaysAbsent() throws IOException {
        Job bare = Job.queued(Samples.call(Samples.id(2)), NOW, NOW);

        assertThat(json.read(json.write(bare))).isEqualTo(bare);
    }

    @Test
    void aNameThatIsMissingIsAbsentAndOneThatIsNotKnownIsPassedOver() throws IOException {
        Job bare = Job.queued(Samples.call(Samples.id(2)), NOW, NOW);
        String older = json.write(bare).replace(",\"joined\":null", "");
        String newer = older.replace("{\"call\":", "{\"invented_later\":[1],\"call\":");

        assertThat(newer).doesNotContain("joined").contains("invented_later");
        assertThat(json.read(newer)).isEqualTo(bare);
    }

    @Test
    void everyStateComesBack() throws IOException {
        for (JobState state : JobState.values()) {
            Job job = Job.queued(Samples.call(Samples.id(2)), NOW, NOW).failed(state, failure(), NOW);

            assertThat(json.read(json.write(job)).state()).isEqualTo(state);
        }
    }

    @Test
    void whatIsNoJobIsRefused() {
        assertThatThrownBy(() -> json.read("[]")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> json.read("{\"call\":{\"id\":\"no ulid\"}}")).isInstanceOf(IOException.class);
    }
}
