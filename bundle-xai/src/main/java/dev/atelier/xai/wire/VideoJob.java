package dev.atelier.xai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.MicroDollars;
import dev.atelier.core.http.HttpReply;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a video stands, by the answer of {@code GET /videos/{request_id}}.
 *
 * @param state in the platform's terms
 * @param progress 0 to 1
 * @param url where the video is, once it is done
 * @param seconds how long the video is
 * @param cost what the vendor charges
 * @param reason why there is none
 * @param code the vendor's code of that reason
 */
public record VideoJob(
        State state,
        double progress,
        Optional<String> url,
        OptionalDouble seconds,
        Optional<MicroDollars> cost,
        Optional<String> reason,
        Optional<String> code) {
    /** What has become of it. */
    public enum State {
        PENDING,
        DONE,
        WITHHELD,
        FAILED,
        EXPIRED,
        UNREADABLE
    }

    private static final int ACCEPTED = 202;

    /** The id of a video that was accepted; nothing when the answer names none. */
    public static Optional<String> id(HttpReply reply) {
        return Json.text(Json.tree(reply.body()), "request_id").filter(id -> id.matches("[A-Za-z0-9._-]{1,200}"));
    }

    public static VideoJob read(HttpReply reply) {
        JsonNode root = Json.tree(reply.body());
        JsonNode video = root.path("video");
        JsonNode seconds = video.path("duration");
        return new VideoJob(
                state(reply.status(), root),
                progress(root.path("progress").asDouble(0)),
                Json.text(video, "url"),
                seconds.isNumber() ? OptionalDouble.of(seconds.asDouble()) : OptionalDouble.empty(),
                Json.cost(root),
                Json.text(root.path("error"), "message"),
                Json.text(root.path("error"), "code"));
    }

    /** While a video is made, the answer may be empty. A status not known here is one of the work's stages. */
    private static State state(int status, JsonNode root) {
        JsonNode video = root.path("video");
        boolean made = Json.text(video, "url").isPresent();
        if (status == ACCEPTED) {
            return State.PENDING;
        } else if (!video.path("respect_moderation").asBoolean(true)) {
            return State.WITHHELD;
        }
        return switch (root.path("status").asText(made ? "done" : "")) {
            case "done" -> made ? State.DONE : State.UNREADABLE;
            case "failed" -> refused(root.path("error")) ? State.WITHHELD : State.FAILED;
            case "expired" -> State.EXPIRED;
            case "" -> State.UNREADABLE;
            default -> State.PENDING;
        };
    }

    private static boolean refused(JsonNode error) {
        return ApiError.moderated(
                error.path("message").asText() + " " + error.path("code").asText());
    }

    /** Told in hundredths, or as a fraction. */
    private static double progress(double told) {
        return Math.max(0, Math.min(1, told > 1 ? told / 100 : told));
    }
}
