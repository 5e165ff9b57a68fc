package dev.atelier.gemini.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.SpeechGeneration;
import dev.atelier.core.provider.ProviderCall;
import java.util.ArrayList;
import java.util.List;

/** Requests for speech, by one voice or by several. */
final class SpeechContent {
    private static final String SPEAKERS = "speakers";

    private final ProviderCall call;
    private final List<String> warnings = new ArrayList<>();

    private SpeechContent(ProviderCall call) {
        this.call = call;
    }

    static ContentRequest of(ProviderCall call) {
        return new SpeechContent(call).request(SpeechGeneration.of(call.request()));
    }

    private ContentRequest request(SpeechGeneration asked) {
        Parameters options = asked.options();
        List<Parameters> speakers = options.objects(SPEAKERS).stream()
                .map(speaker -> speaker(speaker, asked.text()))
                .toList();
        Parameters voices = speakers.isEmpty()
                ? asked.voice().map(this::voice).orElse(Parameters.EMPTY)
                : Parameters.of("multiSpeakerVoiceConfig", Parameters.of("speakerVoiceConfigs", speakers));
        Parameters config = Parameters.of("responseModalities", List.of("AUDIO"))
                .with("speechConfig", voices.with("languageCode", options.get("language")))
                .with("temperature", options.get("temperature"));
        asked.format()
                .filter(format -> !format.equals("wav"))
                .ifPresent(format -> warnings.add("format is ignored: Gemini speaks WAV, not " + format));
        String words = options.text("instructions")
                .map(how -> how + ":\n" + asked.text())
                .orElse(asked.text());
        return ContentRequest.message(new Inline(call), List.of(), words, config)
                .withWarnings(warnings);
    }

    private Parameters speaker(Parameters speaker, String text) {
        String name = speaker.requireText("speaker");
        if (!text.contains(name)) {
            throw MediaException.invalid(SPEAKERS, "must be named in the text, but \"" + name + "\" is not");
        }
        return Parameters.of("speaker", name).merge(voice(speaker.requireText("voice")));
    }

    /** Other vendors' voices stand for Gemini's by capabilities such as {@code voice:alloy=Kore}. */
    private Parameters voice(String asked) {
        String prefix = "voice:" + asked + "=";
        String voice = call.model().capabilities().stream()
                .filter(capability -> capability.startsWith(prefix))
                .map(capability -> capability.substring(prefix.length()))
                .findFirst()
                .orElse(asked);
        if (!voice.equals(asked)) {
            warnings.add("Gemini has no voice " + asked + "; it speaks with " + voice);
        }
        return Parameters.of("voiceConfig", Parameters.of("prebuiltVoiceConfig", Parameters.of("voiceName", voice)));
    }
}
