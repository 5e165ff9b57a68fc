package dev.atelier.testkit.gemini.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code generationConfig} may hold for a kind of model. */
final class ConfigRules {
    private static final Set<String> VOICES = Set.of(
            "Kore",
            "Puck",
            "Zephyr",
            "Charon",
            "Fenrir",
            "Leda",
            "Orus",
            "Aoede",
            "Callirrhoe",
            "Autonoe",
            "Enceladus",
            "Iapetus",
            "Umbriel",
            "Algieba",
            "Despina",
            "Erinome",
            "Algenib",
            "Rasalgethi",
            "Laomedeia",
            "Achernar",
            "Alnilam",
            "Schedar",
            "Gacrux",
            "Pulcherrima",
            "Achird",
            "Zubenelgenubi",
            "Vindemiatrix",
            "Sadachbia",
            "Sadaltager",
            "Sulafat");

    private final ContentKind kind;

    ConfigRules(ContentKind kind) {
        this.kind = kind;
    }

    void check(Form body) {
        Form config = body.object(
                        "generationConfig",
                        "responseModalities",
                        "imageConfig",
                        "speechConfig",
                        "candidateCount",
                        "seed",
                        "temperature",
                        "topP",
                        "topK",
                        "maxOutputTokens",
                        "stopSequences",
                        "responseMimeType",
                        "responseSchema",
                        "responseJsonSchema")
                .orElseGet(() -> new Form("generationConfig", JsonNodeFactory.instance.objectNode()));
        numbers(config);
        modalities(config);
        image(config);
        speech(config, body);
        boolean schema = config.has("responseSchema") || config.has("responseJsonSchema");
        String type = config.choice("responseMimeType", List.of("text/plain", "application/json"))
                .orElse("text/plain");
        if (schema && !type.equals("application/json")) {
            throw config.wrong("responseMimeType", "must be application/json where a response schema is set");
        }
    }

    private static void numbers(Form config) {
        config.number("temperature", 0, 2);
        config.number("topP", 0, 1);
        config.integer("seed", Integer.MIN_VALUE, Integer.MAX_VALUE, 0);
        config.integer("maxOutputTokens", 1, 65_536, 1);
        if (config.integer("candidateCount", 1, 8, 1) > 1) {
            throw GeminiError.invalid("Multiple candidates is not enabled for this model");
        } else if (config.node().path("stopSequences").size() > 5) {
            throw config.wrong("stopSequences", "at most 5");
        }
    }

    private void modalities(Form config) {
        Set<String> asked = config.texts("responseModalities").stream().collect(Collectors.toSet());
        Set<Set<String>> allowed = Set.of(Set.of(), Set.of("TEXT"));
        if (kind.paints()) {
            allowed = Set.of(Set.of("IMAGE"), Set.of("TEXT", "IMAGE"), Set.of());
        } else if (kind.speaks()) {
            allowed = Set.of(Set.of("AUDIO"));
        }
        if (!allowed.contains(asked)) {
            throw GeminiError.invalid(
                    "The requested combination of response modalities " + asked + " is not supported by the model.");
        }
    }

    private void image(Form config) {
        config.object("imageConfig", "aspectRatio", "imageSize").ifPresent(image -> {
            if (!kind.paints()) {
                throw GeminiError.invalid("Image config is not supported by this model.");
            }
            image.choice("aspectRatio", kind.ratios());
            image.choice("imageSize", kind.sizes());
        });
    }

    private void speech(Form config, Form body) {
        config.object("speechConfig", "voiceConfig", "multiSpeakerVoiceConfig", "languageCode")
                .ifPresent(speech -> {
                    if (!kind.speaks()) {
                        throw GeminiError.invalid("Speech config is not supported by this model.");
                    }
                    voice(speech);
                    speech.object("multiSpeakerVoiceConfig", "speakerVoiceConfigs")
                            .map(several -> several.objects("speakerVoiceConfigs", "speaker", "voiceConfig"))
                            .ifPresent(speakers -> speakers(speakers, body));
                });
    }

    private static void speakers(List<Form> speakers, Form body) {
        if (speakers.size() != 2) {
            throw GeminiError.invalid("The number of enabled_voices must equal 2");
        }
        for (Form speaker : speakers) {
            voice(speaker);
            if (!body.node().path("contents").toString().contains(speaker.text("speaker"))) {
                throw speaker.wrong("speaker", "does not appear in the prompt");
            }
        }
    }

    private static void voice(Form holder) {
        holder.object("voiceConfig", "prebuiltVoiceConfig")
                .flatMap(config -> config.object("prebuiltVoiceConfig", "voiceName"))
                .ifPresent(voice -> {
                    if (!VOICES.contains(voice.text("voiceName"))) {
                        throw voice.wrong("voiceName", "Voice name " + voice.text("voiceName") + " is not supported.");
                    }
                });
    }
}
