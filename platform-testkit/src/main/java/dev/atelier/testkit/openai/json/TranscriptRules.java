package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the calls for transcripts refuse, field by field. */
final class TranscriptRules {
    private static final String WHISPER = "whisper-1";
    private static final Set<String> TRANSLATION = Set.of("model", "prompt", "response_format", "temperature");
    private static final Set<String> COMMON = Set.of(
            "model",
            "language",
            "response_format",
            "temperature",
            "stream",
            "chunking_strategy",
            "chunking_strategy[type]",
            "chunking_strategy[threshold]",
            "chunking_strategy[prefix_padding_ms]",
            "chunking_strategy[silence_duration_ms]");

    /** What a model knows beyond those. */
    private static final Map<String, Set<String>> MORE = Map.of(
            WHISPER,
            Set.of("prompt", "timestamp_granularities[]"),
            "gpt-transcribe",
            Set.of("prompt", "languages[]", "keywords[]"),
            "gpt-4o-transcribe",
            Set.of("prompt", "include[]"),
            "gpt-4o-mini-transcribe",
            Set.of("prompt", "include[]"),
            "gpt-4o-mini-transcribe-2025-12-15",
            Set.of("prompt", "include[]"),
            "gpt-4o-transcribe-diarize",
            Set.of("known_speaker_names[]", "known_speaker_references[]"));

    private static final Map<String, List<String>> FORMATS = Map.of(
            WHISPER,
            List.of("json", "text", "srt", "verbose_json", "vtt"),
            "gpt-4o-transcribe-diarize",
            List.of("json", "text", "diarized_json"));

    private TranscriptRules() {}

    static void check(ObjectNode fields, boolean translates) {
        String model = fields.path("model").asText();
        Set<String> more = MORE.get(model);
        if (more == null) {
            throw OpenAiError.noModel(model);
        } else if (translates && !model.equals(WHISPER)) {
            throw Rules.invalid("model", "this model does not translate");
        }
        Set<String> names = new HashSet<>(translates ? TRANSLATION : COMMON);
        names.addAll(translates ? Set.of() : more);
        Rules rules = new Rules(fields).names(names);
        rules.choice("response_format", FORMATS.getOrDefault(model, List.of("json")));
        rules.number("temperature", 0, 1).flag("stream");
        if (fields.has("language") && !fields.path("language").asText().matches("[a-z]{2,3}")) {
            throw Rules.invalid("language", "must be an ISO-639-1 code");
        }
        elements(fields, "timestamp_granularities[]", "word|segment");
        elements(fields, "include[]", "logprobs");
        elements(fields, "known_speaker_references[]", "data:audio/.*");
        if (fields.has("timestamp_granularities[]")
                && !fields.path("response_format").asText().equals("verbose_json")) {
            throw Rules.invalid("timestamp_granularities", "needs response_format verbose_json");
        }
    }

    private static void elements(ObjectNode fields, String name, String form) {
        for (JsonNode element : fields.path(name)) {
            if (!element.asText().matches(form)) {
                throw Rules.invalid(name, "must not hold '" + element.asText() + "'");
            }
        }
    }
}
