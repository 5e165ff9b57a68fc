package dev.atelier.runtime.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.CallId;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.job.Job;
import dev.atelier.core.job.JobState;
import dev.atelier.runtime.fixture.Samples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which jobs are forgotten first. */
class JobTableTest {
    private static final Instant THEN = Instant.parse("2026-11-20T12:00:00Z");

    private final JobTable table = new JobTable();
    private final CallId first = ended(1);
    private final CallId second = ended(2);
    private final CallId third = ended(3);

    @Test
    void whatWasHeardGoesBeforeWhatNobodyHasAskedFor() {
        table.heard(second);
        table.heard(third);
        assertThat(expire(2)).containsExactly(second);
        assertThat(expire(1)).containsExactly(third);
        assertThat(expire(0)).containsExactly(first);
    }

    @Test
    void withoutThatTheOldestGoes() {
        assertThat(expire(2)).containsExactly(first);
        assertThat(table.find(first)).isEmpty();
        assertThat(table.find(second)).isPresent();
    }

    @Test
    void timeEndsForAllOfThem() {
        table.heard(second);
        assertThat(table.expire(THEN.plusMillis(1), 10)).extracting(Job::id).containsExactly(second, first, third);
    }

    @Test
    void aJobThatHasNotEndedIsNotHeard() {
        Job running = Job.queued(Samples.call(id(9)), THEN, THEN.plusSeconds(9));
        table.add(running);
        table.heard(running.id());
        assertThat(expire(0)).doesNotContain(running.id());
    }

    private List<CallId> expire(int most) {
        return table.expire(THEN, most).stream().map(Job::id).toList();
    }

    private CallId ended(int number) {
        Job job = Job.queued(Samples.call(id(number)), THEN, THEN.plusSeconds(9))
                .failed(JobState.FAILED, Failure.of(ErrorKind.INTERNAL, "broken"), THEN);
        table.add(job);
        return job.id();
    }

    private static CallId id(int number) {
        return new CallId("01ARZ3NDEKTSV4RRFFQ69G5FA" + number);
    }
}
