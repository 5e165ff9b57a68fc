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
        TaskForms.ALL.forEach(task -> forms.put(task.operation().name(), task));
        return List.of(
                post("/image/generate", image, platform),
                post("/image/edit", TaskForms.EDIT, platform),
                post("/image/upscale", TaskForms.UPSCALE, platform),
                post("/image/variations", TaskForms.VARIATION, platform),
                post("/image/to-3d", TaskForms.TO_3D, platform),
                post("/image/face-swap", TaskForms.FACE_SWAP, platform),
                post("/image/analyze", TaskForms.IMAGE_QUESTION, platform),
                post("/video/generate", video, platform),
                post("/video/edit", TaskForms.VIDEO_EDIT, platform),
                post("/video/analyze", TaskForms.VIDEO_QUESTION, platform),
                post("/speech/generate", speech, platform),
                post("/generate-speech", speech, platform),
                post("/speech/transcribe", TaskForms.TRANSCRIBE, platform),
                post("/speech/translate", TaskForms.TRANSLATE, platform),
                post("/music/generate", TaskForms.MUSIC, platform),
                post("/chat", chat, platform),
                Endpoint.of("DELETE", "/chat/{session_id}", Handler.waiting(chat::forget), platform.conversations()),
                post("/quote", new QuoteHandler(platform, forms), platform));
    }

    private static Endpoint post(String path, Form form, Platform platform) {
        return post(path, new GenerateHandler(form, platform), platform);
    }

    private static Endpoint post(String path, Handler handler, Platform platform) {
        return Endpoint.of("POST", path, handler, platform.generations(), platform.assets());
    }
}
