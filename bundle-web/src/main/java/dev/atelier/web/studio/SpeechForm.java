package dev.atelier.web.studio;

import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.SpeechGeneration;
import java.util.Set;

/** POST /speech/generate. */
final class SpeechForm implements Form {
    private static final String DEFAULT_MODEL = "openai";
    private static final Set<String> TOP = Set.of("text", "voice", "model", "format");

    @Override
    public MediaRequest request(Fields body, MediaReferences media) {
        return new SpeechGeneration(
                        body.text("model", DEFAULT_MODEL),
                        body.requireText("text"),
                        body.text("voice"),
                        body.text("format"),
                        settings(body).parametersBut("text", "voice", "format"))
                .toRequest();
    }

    @Override
    public String field(String name) {
        return TOP.contains(name) ? name : "settings.speech." + name;
    }

    @Override
    public Fields settings(Fields body) {
        return body.object("settings").object("speech");
    }

    @Override
    public boolean requiresCustomer() {
        return false;
    }
}
