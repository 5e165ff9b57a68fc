package dev.atelier.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.CallId;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.job.Job;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.web.testing.Answer;
import dev.atelier.web.testing.Front;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsTest {
    private final Front front = new Front(Front.SETTINGS, FrontServlet::new);
    private CallId id = new CallId("01J00000000000000000000000");

    @BeforeEach
    void accept() {
        front.generations.hold();
        front.server.post("/image/generate", "{\"prompt\":\"x\",\"customer_id\":7,\"async\":true}");
        id = front.generations.last().id();
    }

    @AfterEach
    void stop() {
        front.close();
    }

    @Test
    void showsHowAJobStandsAndWhatCameOfIt() {
        Answer running = new Answer(front.server.get("/jobs/" + id));
        assertThat(running.at("data.status")).isEqualTo("running");
        assertThat(running.at("data.result")).isNull();

        front.generations.finish(id);

        Answer done = new Answer(front.server.get("/jobs/" + id));
        assertThat(done.at("data.status")).isEqualTo("succeeded");
        assertThat(done.at("data.progress")).isEqualTo(1.0);
        assertThat(done.at("data.result.image_url")).asString().endsWith("/content");
    }

    @Test
    void saysWhyAJobFailed() {
        front.generations.fail(new MediaException(ErrorKind.MODERATED, "the prompt was refused"));
        front.generations.finish(id);

        Answer failed = new Answer(front.server.get("/jobs/" + id));

        assertThat(failed.status()).isEqualTo(200);
        assertThat(failed.at("data.status")).isEqualTo("failed");
        assertThat(failed.at("data.error")).isEqualTo("the prompt was refused");
        assertThat(failed.at("data.error_code")).isEqualTo(400);
    }

    @Test
    void listsByCustomerAndStatus() {
        assertThat(new Answer(front.server.get("/jobs?customer=7&status=running,queued")).at("data.jobs.0.job_id"))
                .isEqualTo(id.value());
        assertThat(new Answer(front.server.get("/jobs?customer=8")).at("data.jobs"))
                .isEqualTo(List.of());
        assertThat(new Answer(front.server.get("/jobs?status=failed")).at("data.jobs"))
                .isEqualTo(List.of());
        assertThat(new Answer(front.server.get("/jobs?status=lost")).at("error"))
                .asString()
                .startsWith("status must be");
    }

    @Test
    void knowsNoJobOfAnotherName() {
        assertThat(new Answer(front.server.get("/jobs/01J99999999999999999999999")).status())
                .isEqualTo(404);
        assertThat(new Answer(front.server.get("/jobs/nonsense")).status()).isEqualTo(404);
    }

    @Test
    void cancels() {
        Answer cancelled = delete();

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(front.generations.cancelled).containsExactly(id);
    }

    @Test
    void answersWithTheJobThatIsHandedOverToANewRuntime() {
        front.generations.whenSubmitted((listener, call) -> front.generations.handOver(call));

        Answer answer = new Answer(front.server.post("/image/generate", "{\"prompt\":\"x\",\"customer_id\":7}"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.at("data.job_id"))
                .isEqualTo(front.generations.last().id().value());
    }

    @Test
    void cannotCancelWhatHasEnded() {
        front.generations.finish(id);

        Answer answer = delete();

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("error")).isEqualTo("the job has ended: it succeeded");
    }

    private Answer delete() {
        return new Answer(
                front.server.send(front.server.request("/jobs/" + id).DELETE().build()));
    }

    @Test
    void tellsProgressAndEndAsEvents() {
        try (Stream<String> lines = events("none")) {
            Awaitility.await("the watch").until(() -> front.generations.watchers(id) == 1);
            Job job = front.generations.find(id).orElseThrow();
            front.generations.change(job.waiting(new JobHandle("h"), 0.5, Instant.EPOCH));
            front.generations.finish(id);

            assertThat(lines.filter(line -> line.matches("event:.*|data:.*\"progress\":0.5.*"))
                            .map(line -> line.startsWith("data:") ? "half" : line))
                    .containsExactly("event: progress", "event: progress", "half", "event: end");
        }
        Awaitility.await("the watch ends").until(() -> front.generations.watchers(id) == 0);
    }

    private Stream<String> events(String seen) {
        return front.server
                .send(
                        front.server
                                .request("/jobs/" + id + "/events")
                                .header("Last-Event-ID", seen)
                                .build(),
                        BodyHandlers.ofLines())
                .body();
    }

    @Test
    void tellsAClientThatComesBackOnlyWhatIsNew() {
        front.generations.finish(id);
        List<String> first = events("none").toList();
        String end = first.stream()
                .filter(line -> line.startsWith("id: "))
                .findFirst()
                .orElseThrow()
                .substring(4);

        HttpResponse<String> again = front.server.get("/jobs/" + id + "/events", "Last-Event-ID", end);

        assertThat(first).contains("event: end");
        assertThat(again.statusCode()).isEqualTo(204);
    }

    @Test
    void stopsWatchingWhenTheClientLeaves() throws Exception {
        HttpResponse<InputStream> answer = front.server.send(
                front.server.request("/jobs/" + id + "/events").build(), BodyHandlers.ofInputStream());
        Awaitility.await("the watch").until(() -> front.generations.watchers(id) == 1);

        answer.body().close();

        Job job = front.generations.find(id).orElseThrow();
        Awaitility.await("the watch ends").until(() -> {
            Job now = front.generations.find(id).orElse(job);
            front.generations.change(now.waiting(new JobHandle("h"), 0.1, Instant.EPOCH));
            return front.generations.watchers(id) == 0;
        });
    }
}
