package dev.atelier.testkit.xai.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code POST /videos/generations}, {@code /videos/edits} and {@code /videos/extensions}, and what became of it. */
public final class VideosEndpoint {
    private static final long CENTS_A_SECOND = 5;
    private static final int USUAL_SECONDS = 6;
    private static final Rules PICTURE = new Rules().must("url", Rules.address(ImagesEndpoint.TYPES));
    private static final Rules VIDEO = new Rules().must("url", Rules.address(List.of("video/mp4")));

    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final Works works;
    private volatile int polls = 2;

    public VideosEndpoint(Works works) {
        this.works = works;
    }

    private record Job(long number, String model, boolean refused, int seconds, AtomicInteger polled) {}

    /** How many polls come before a video is done. */
    public void polls(int count) {
        polls = count;
    }

    public VendorAnswer generate(String text) {
        JsonNode body = common().may("duration", Rules.integer(1, 15))
                .may("aspect_ratio", Rules.choice("16:9", "9:16", "1:1", "4:3", "3:4", "3:2", "2:3"))
                .may("resolution", Rules.choice("480p", "720p", "1080p"))
                .may("image", Rules.object(PICTURE))
                .may("last_frame", Rules.object(PICTURE))
                .may("reference_images", Rules.list(1, 7, Rules.object(PICTURE)))
                .may("generate_audio", JsonNode::isBoolean)
                .check(text);
        boolean best = body.path("model").asText().equals("grok-imagine-video-1.5");
        if (!best && (body.has("last_frame") || body.path("resolution").asText().equals("1080p"))) {
            throw XaiError.plain(400, "Argument not supported by this model: last_frame or 1080p");
        } else if (body.has("reference_images") && body.has("image")) {
            throw XaiError.parameter("reference_images", "reference_images cannot be used with image");
        }
        return accept(body);
    }

    public VendorAnswer edit(String text) {
        return accept(common().must("video", Rules.object(VIDEO)).check(text));
    }

    public VendorAnswer extend(String text) {
        return accept(common().must("video", Rules.object(VIDEO))
                .may("duration", Rules.integer(1, 10))
                .check(text));
    }

    private static Rules common() {
        return new Rules()
                .must("model", Rules.text(100))
                .must("prompt", Rules.text(100_000))
                .may("user", Rules.text(256));
    }

    private VendorAnswer accept(JsonNode body) {
        long number = works.make();
        String id = "vid-" + number;
        int seconds = body.path("duration").asInt(USUAL_SECONDS);
        boolean refused = Works.refused(body.path("prompt").asText());
        jobs.put(id, new Job(number, body.path("model").asText(), refused, seconds, new AtomicInteger()));
        return VendorAnswer.json(
                200, JsonNodeFactory.instance.objectNode().put("request_id", id).toString());
    }

    /** Nothing at first, then how far it is, then the video. */
    public VendorAnswer get(String id) {
        Job job = jobs.get(id);
        if (job == null) {
            throw XaiError.coded(404, "Some requested entity was not found", "No video " + id);
        }
        int polled = job.polled().getAndIncrement();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (polled >= polls) {
            return VendorAnswer.json(200, done(job, answer).toString());
        } else if (polled == 0) {
            return new VendorAnswer(202, Map.of(), 0, out -> {});
        }
        answer.put("status", "pending").put("progress", 100 * polled / polls);
        return VendorAnswer.json(202, answer.toString());
    }

    private ObjectNode done(Job job, ObjectNode answer) {
        answer.put("status", "done").put("model", job.model()).put("progress", 100);
        answer.putObject("video")
                .put(
                        "url",
                        job.refused() ? "" : works.address(job.number(), "mp4").toString())
                .put("duration", job.seconds())
                .put("respect_moderation", !job.refused());
        Works.bill(answer, CENTS_A_SECOND * job.seconds());
        return answer;
    }
}
