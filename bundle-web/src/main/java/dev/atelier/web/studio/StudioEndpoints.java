package dev.atelier.web.studio;

import dev.atelier.web.http.Endpoint;
import dev.atelier.web.http.Handler;
import dev.atelier.web.platform.Platform;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The generating calls. */
public final class StudioEndpoints {
    private StudioEndpoints() {}

    public static List<Endpoint> of(Platform platform) {
        Form image = new ImageForm();
        Form video = new VideoForm();
        Form speech = new SpeechForm();
        ChatHandler chat = new ChatHandler(platform);
        Map<String, Form> forms = new TreeMap<>(Map.of(
                "image.generate", image,
                "video.generate", video,
                "speech.generate", speech,
                "chat.complete", new ChatForm()));
        return List.of(
                post("/image/generate", new GenerateHandler(image, platform), platform),
                post("/video/generate", new GenerateHandler(video, platform), platform),
                post("/speech/generate", new GenerateHandler(speech, platform), platform),
                post("/generate-speech", new GenerateHandler(speech, platform), platform),
                post("/chat", chat, platform),
                Endpoint.of("DELETE", "/chat/{session_id}", Handler.waiting(chat::forget), platform.conversations()),
                post("/quote", new QuoteHandler(platform, forms), platform));
    }

    private static Endpoint post(String path, Handler handler, Platform platform) {
        return Endpoint.of("POST", path, handler, platform.generations(), platform.assets());
    }
}
