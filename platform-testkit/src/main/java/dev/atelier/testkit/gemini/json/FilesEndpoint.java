package dev.atelier.testkit.gemini.json;

import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /files/{id}:download?alt=media}: leads on to another host, which must not see the key. Files are kept until
 * they expire.
 */
public final class FilesEndpoint implements Endpoint {
    private static final Pattern DOWNLOAD = Pattern.compile("/v1beta/files/(\\w+):download");
    private static final Pattern STORED = Pattern.compile("/stored/(\\w+)");

    private final Map<String, Long> kept = new ConcurrentHashMap<>();
    private final Studio studio;
    private final Function<String, URI> storage;

    /** @param storage the address of a path on the other host */
    public FilesEndpoint(Studio studio, Function<String, URI> storage) {
        this.studio = studio;
        this.storage = storage;
    }

    /** Keeps a video, and says where it can be had, at the host that is being asked. */
    String keep(long work, VendorRequest asked) {
        String id = "file" + work;
        kept.put(id, work);
        return "http://" + asked.header("host").orElse("localhost") + "/v1beta/files/" + id + ":download?alt=media";
    }

    /** Two days pass. */
    public void expire() {
        kept.clear();
    }

    @Override
    public Optional<VendorAnswer> answer(VendorRequest request) {
        Matcher path = DOWNLOAD.matcher(request.plainPath());
        if (!path.matches() || !request.method().equals("GET")) {
            return Optional.empty();
        } else if (!request.query("alt").equals(Optional.of("media"))) {
            throw GeminiError.invalid("The download of a file needs alt=media.");
        }
        work(path.group(1));
        String address = storage.apply("/stored/" + path.group(1) + "?sig=once").toString();
        return Optional.of(new VendorAnswer(302, Map.of("Location", address), 0, out -> {}));
    }

    /** What the other host answers. */
    public VendorAnswer content(VendorRequest request) {
        Matcher path = STORED.matcher(request.plainPath());
        if (request.header("x-goog-api-key").isPresent()
                || request.header("authorization").isPresent()) {
            return VendorAnswer.json(400, "{\"error\":\"a signed address takes no credentials\"}");
        } else if (!path.matches() || request.query("sig").isEmpty()) {
            return VendorAnswer.json(403, "{\"error\":\"no such signature\"}");
        }
        return Optional.ofNullable(kept.get(path.group(1)))
                .map(work -> SampleMedia.MP4.answer(studio.resultBytes(), work))
                .orElseGet(() -> VendorAnswer.json(404, "{\"error\":\"gone\"}"));
    }

    private void work(String id) {
        if (!kept.containsKey(id)) {
            throw new GeminiError(404, "NOT_FOUND", "The file " + id + " does not exist or has expired.");
        }
    }
}
