package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** {@code /videos} and what is beneath it. */
public final class VideosEndpoint implements Endpoint {
    private static final String PATH = "/v1/videos";

    private final Map<String, VideoJob> jobs = new ConcurrentSkipListMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Works works;
    private final Function<String, URI> host;

    /** @param host gives a file's name an address */
    public VideosEndpoint(Works works, Function<String, URI> host) {
        this.works = works;
        this.host = host;
    }

    @Override
    public Optional<VendorAnswer> answer(VendorRequest request) {
        String path = request.plainPath();
        if (!path.equals(PATH) && !path.startsWith(PATH + "/")) {
            return Optional.empty();
        }
        String rest = path.substring(Math.min(path.length(), PATH.length() + 1));
        return switch (request.method()) {
            case "POST" -> Optional.of(post(rest, request));
            case "GET" -> Optional.of(rest.isEmpty() ? list(request) : get(rest, request));
            case "DELETE" -> Optional.of(delete(job(rest)));
            default -> Optional.empty();
        };
    }

    private VendorAnswer post(String rest, VendorRequest request) {
        VideoJob.Asked asked = switch (rest) {
            case "" -> VideoForms.create(request);
            case "edits" -> VideoForms.edit(request);
            case "extensions" -> VideoForms.extend(request, this::made);
            default -> VideoForms.remix(request, made(rest.replaceFirst("/remix$", "")));
        };
        VideoJob job = new VideoJob(
                numbers.getAndIncrement(), Clock.systemUTC().instant().getEpochSecond(), asked, new AtomicInteger());
        jobs.put(job.id(), job);
        if (!asked.forbidden()) {
            works.charge();
        }
        return json(job);
    }

    private VendorAnswer get(String rest, VendorRequest request) {
        if (rest.endsWith("/content")) {
            return content(
                    made(rest.replace("/content", "")), request.query("variant").orElse("video"));
        }
        VideoJob job = job(rest);
        job.polls().incrementAndGet();
        return json(job);
    }

    /** The bytes lie on another host; small pictures are answered at once. */
    private VendorAnswer content(VideoJob job, String variant) {
        return switch (variant) {
            case "video" -> {
                URI address = host.apply(job.number() + ".mp4");
                yield new VendorAnswer(302, Map.of("Location", address.toString()), 0, out -> {});
            }
            case "thumbnail" -> SampleMedia.WEBP.answer(0, job.number());
            case "spritesheet" -> SampleMedia.JPEG.answer(0, job.number());
            default -> throw OpenAiError.parameter("variant", "invalid_value", "Invalid value: '" + variant + "'.");
        };
    }

    private VendorAnswer list(VendorRequest request) {
        int limit = Integer.parseInt(request.query("limit").orElse("20"));
        String order = request.query("order").orElse("desc");
        if (limit < 0 || limit > 100 || !List.of("asc", "desc").contains(order)) {
            throw OpenAiError.parameter("limit", "invalid_value", "Invalid 'limit' or 'order'.");
        }
        Comparator<VideoJob> oldest = Comparator.comparingLong(VideoJob::number);
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = root.putArray("data");
        jobs.values().stream()
                .sorted(order.equals("asc") ? oldest : oldest.reversed())
                .limit(limit)
                .forEach(job -> data.add(job.toJson(works.polls())));
        root.put("first_id", data.path(0).path("id").textValue());
        root.put("last_id", data.path(data.size() - 1).path("id").textValue());
        root.put("has_more", jobs.size() > limit);
        return VendorAnswer.json(200, root.toString());
    }

    private VendorAnswer delete(VideoJob job) {
        if (!job.over(works.polls())) {
            throw new OpenAiError(
                    409, "invalid_request_error", null, "video_in_progress", "Only finished videos can be deleted.");
        }
        jobs.remove(job.id());
        JsonNode deleted = JsonNodeFactory.instance
                .objectNode()
                .put("id", job.id())
                .put("object", "video.deleted")
                .put("deleted", true);
        return VendorAnswer.json(200, deleted.toString());
    }

    private VideoJob made(String id) {
        VideoJob job = job(id);
        if (job.asked().forbidden() || !job.over(works.polls())) {
            throw OpenAiError.parameter("video", "invalid_value", "Video is not ready yet.");
        }
        return job;
    }

    private VideoJob job(String id) {
        return Optional.ofNullable(jobs.get(id))
                .orElseThrow(() -> new OpenAiError(
                        404, "invalid_request_error", null, null, "Video with id '" + id + "' not found."));
    }

    private VendorAnswer json(VideoJob job) {
        return VendorAnswer.json(200, job.toJson(works.polls()).toString());
    }
}
