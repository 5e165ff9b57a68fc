package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A video in the making, or made.
 *
 * @param number counted from 0
 * @param createdAt seconds since 1970
 * @param asked model, prompt, seconds and size, and what it was made from
 * @param polls how often its state was asked for
 */
record VideoJob(long number, long createdAt, Asked asked, AtomicInteger polls) {
    /**
     * What was asked for.
     *
     * @param remixedFrom the video that a remix was made from
     */
    record Asked(
            String model,
            String prompt,
            String seconds,
            String size,
            @Nullable String remixedFrom) {
        /** The vendor's moderation looks when the work begins. */
        boolean forbidden() {
            return prompt.contains("forbidden");
        }
    }

    String id() {
        return "video_" + Long.toHexString(createdAt) + "_" + number;
    }

    /** Whether it is not under way any more, after so many polls. */
    boolean over(int needed) {
        return asked.forbidden() || polls.get() >= needed;
    }

    ObjectNode toJson(int needed) {
        boolean over = over(needed);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id())
                .put("object", "video")
                .put("model", asked.model)
                .put("status", status(over))
                .put("progress", over ? 100 : 100 * polls.get() / (needed + 1))
                .put("created_at", createdAt)
                .put("completed_at", over ? createdAt + 1 : null)
                .put("expires_at", over ? createdAt + 3600 : null)
                .put("prompt", asked.prompt)
                .put("size", asked.size)
                .put("seconds", asked.seconds)
                .put("remixed_from_video_id", asked.remixedFrom);
        if (asked.forbidden() && polls.get() > 0) {
            json.putObject("error")
                    .put("code", "moderation_blocked")
                    .put("message", "Your request was blocked by our moderation system.");
        } else {
            json.putNull("error");
        }
        return json;
    }

    private String status(boolean over) {
        if (polls.get() == 0 && !over) {
            return "queued";
        } else if (asked.forbidden()) {
            return polls.get() == 0 ? "queued" : "failed";
        }
        return over ? "completed" : "in_progress";
    }
}
