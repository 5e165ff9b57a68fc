package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A video of several scenes, joined by the real ffmpeg; skipped where that is not installed. */
class TimelineIT {
    @TempDir
    private Path folder;

    private static Client.Answer timeline(Client client, int polls, boolean async) throws Exception {
        return client.post("/video/generate", """
                {"customer_id": 1, "mode": "timeline", "async": %s,
                 "settings": {"video": {"model": "sandbox", "polls": %d}},
                 "scenes": [{"prompt": "a pier", "duration_seconds": 1},
                            {"prompt": "by night", "duration_seconds": 2}]}""".formatted(async, polls));
    }

    private static void assumeFfmpeg(Client.Answer answer) {
        assumeTrue(answer.status() != 503, () -> answer.error() + " (this test is skipped)");
    }

    private static void assertVideo(Client client, JsonNode data) throws Exception {
        HttpResponse<byte[]> video = client.bytes(data.path("video_url").asText());
        assertThat(new String(video.body(), 4, 4, StandardCharsets.ISO_8859_1)).isEqualTo("ftyp");
        assertThat(data.path("duration").asDouble()).isBetween(2.9, 3.2);
        String small = "/files/" + data.path("asset_id").asText() + "/thumbnail?size=64";
        assertThat(client.bytes(small).headers().firstValue("Content-Type")).contains("image/jpeg");
    }

    @Test
    void scenesBecomeOneVideo() throws Exception {
        try (Platform platform = Platform.start(folder)) {
            Client.Answer answer = timeline(platform.client(), 0, false);
            assumeFfmpeg(answer);

            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
            assertThat(answer.data().path("thumbnail_url").asText()).startsWith("http");
            assertVideo(platform.client(), answer.data());
        }
    }

    @Test
    void aTimelineGoesOnAfterARestart() throws Exception {
        String job;
        try (Platform before = Platform.start(folder)) {
            Client.Answer answer = timeline(before.client(), 20, true);
            assumeFfmpeg(answer);
            job = answer.data().path("job_id").asText();
            await("both clips have begun")
                    .until(() -> status(before, job).path("progress").asDouble() > 0);
            before.stop();
        }
        try (Platform after = Platform.start(folder)) {
            await("the video is there")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> !status(after, job).path("result").isMissingNode());
            assertVideo(after.client(), status(after, job).path("result"));
        }
    }

    private static JsonNode status(Platform platform, String job) throws Exception {
        return platform.client().get("/jobs/" + job).data();
    }
}
