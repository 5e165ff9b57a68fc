package dev.atelier.testkit.gemini.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code POST /models/{id}:predictLongRunning}, the shape of Veo. Prompts with the word {@code forbidden} end without a
 * video, those with {@code risky} lack one, and those with {@code doomed} fail.
 */
public final class VeoEndpoint implements Endpoint {
    private static final Pattern PATH = Pattern.compile("/v1beta/models/([^/:]+):predictLongRunning");
    private static final String FILTERED = "The video was withheld, since it may violate the usage guidelines.";

    private final Studio studio;
    private final OperationsEndpoint operations;
    private final FilesEndpoint files;

    public VeoEndpoint(Studio studio, OperationsEndpoint operations, FilesEndpoint files) {
        this.studio = studio;
        this.operations = operations;
        this.files = files;
    }

    @Override
    public Optional<VendorAnswer> answer(VendorRequest request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches() || !request.method().equals("POST")) {
            return Optional.empty();
        }
        VeoRules rules = VeoRules.check(path.group(1), Form.body(request, "instances", "parameters"));
        return Optional.of(begin(path.group(1), rules.prompt(), rules.count()));
    }

    private VendorAnswer begin(String model, String prompt, int count) {
        int withheld = prompt.contains("forbidden") ? count : prompt.contains("risky") ? 1 : 0;
        if (prompt.contains("doomed")) {
            return operations.begin(model, asked -> failure());
        }
        long first = studio.charge(count - withheld);
        return operations.begin(model, asked -> response(asked, first, count - withheld, withheld));
    }

    private ObjectNode response(VendorRequest asked, long first, int made, int withheld) {
        ObjectNode end = JsonNodeFactory.instance.objectNode();
        ObjectNode videos = end.putObject("response").putObject("generateVideoResponse");
        if (made > 0) {
            ArrayNode samples = videos.putArray("generatedSamples");
            for (int i = 0; i < made; i++) {
                samples.addObject().putObject("video").put("uri", files.keep(first + i, asked));
            }
        }
        if (withheld > 0) {
            videos.put("raiMediaFilteredCount", withheld);
            videos.putArray("raiMediaFilteredReasons").add(FILTERED);
        }
        return end;
    }

    private static ObjectNode failure() {
        ObjectNode end = JsonNodeFactory.instance.objectNode();
        end.putObject("error")
                .put("code", 13)
                .put("message", "Video generation failed due to an internal server issue.");
        return end;
    }
}
