package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.FormPart;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code POST /audio/transcriptions} and {@code POST /audio/translations}: the same words whatever is heard. */
public final class TranscriptEndpoint implements Endpoint {
    private static final String TRANSLATIONS = "/v1/audio/translations";
    private static final Set<String> ENDINGS =
            Set.of("flac", "mp3", "mp4", "mpeg", "mpga", "m4a", "ogg", "wav", "webm");
    private static final int LARGEST = 25 << 20;

    private final Works works;

    public TranscriptEndpoint(Works works) {
        this.works = works;
    }

    @Override
    public Optional<VendorAnswer> answer(VendorRequest request) {
        boolean translates = request.is("POST", TRANSLATIONS);
        if (!translates && !request.is("POST", "/v1/audio/transcriptions")) {
            return Optional.empty();
        }
        List<FormPart> form = Bodies.form(request);
        ObjectNode fields = Bodies.fields(form);
        TranscriptRules.check(fields, translates);
        file(form.stream().filter(FormPart::isFile).toList());
        works.charge();
        return Optional.of(new TranscriptAnswer(fields, translates).answer());
    }

    private static void file(List<FormPart> files) {
        for (FormPart file : files) {
            if (!file.name().equals("file") || files.size() > 1) {
                throw OpenAiError.parameter(
                        file.name(), "unknown_parameter", "Unknown parameter: '" + file.name() + "'.");
            }
        }
        FormPart file = files.stream()
                .findFirst()
                .orElseThrow(() -> OpenAiError.parameter(
                        "file", "missing_required_parameter", "Missing required parameter: 'file'."));
        String name = file.fileName().orElse("");
        if (!ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))) {
            throw OpenAiError.parameter(
                    "file", "unsupported_file", "Unrecognized file format. Supported formats: " + ENDINGS);
        } else if (file.bytes().isEmpty()) {
            throw OpenAiError.parameter("file", "audio_too_short", "Audio file is too short.");
        } else if (file.bytes().length() > LARGEST) {
            throw new OpenAiError(413, "server_error", null, null, "Maximum content size limit (26214400) exceeded");
        }
    }
}
