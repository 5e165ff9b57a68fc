package dev.atelier.web.studio;

import dev.atelier.web.http.Endpoint;
import dev.atelier.web.http.Handler;
import dev.atelier.web.platform.Platform;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The generating calls. */
public final class StudioEndpoints {
    private final Platform platform;
    private final Repeats repeats;

    private StudioEndpoints(Platform platform) {
        this.platform = platform;
        this.repeats = new Repeats(platform.generations());
    }

    public static List<Endpoint> of(Platform platform) {
        return new StudioEndpoints(platform).all();
    }

    private List<Endpoint> all() {
        Form image = new ImageForm();
        Form video = new VideoForm();
        Form speech = new SpeechForm();
        ChatHandler chat = new ChatHandler(platform, repeats);
        Map<String, Form> forms = new TreeMap<>(Map.of(
                "image.generate", image,
                "video.generate", video,
                "speech.generate", speech,
                "chat.complete", new ChatForm()));
        TaskForms.ALL.forEach(task -> forms.put(task.operation().name(), task));
        return List.of(
                generating("/image/generate", image),
                generating("/image/edit", TaskForms.EDIT),
                generating("/image/upscale", TaskForms.UPSCALE),
                generating("/image/variations", TaskForms.VARIATION),
                generating("/image/to-3d", TaskForms.TO_3D),
                generating("/image/face-swap", TaskForms.FACE_SWAP),
                generating("/image/analyze", TaskForms.IMAGE_QUESTION),
                generating("/video/generate", video),
                generating("/video/edit", TaskForms.VIDEO_EDIT),
                generating("/video/analyze", TaskForms.VIDEO_QUESTION),
                generating("/speech/generate", speech),
                generating("/generate-speech", speech),
                generating("/speech/transcribe", TaskForms.TRANSCRIBE),
                generating("/speech/translate", TaskForms.TRANSLATE),
                generating("/music/generate", TaskForms.MUSIC),
                post("/chat", chat),
                Endpoint.of("DELETE", "/chat/{session_id}", Handler.waiting(chat::forget), platform.conversations()),
                post("/quote", new QuoteHandler(platform, forms)));
    }

    private Endpoint generating(String path, Form form) {
        return post(path, new GenerateHandler(form, platform, repeats));
    }

    private Endpoint post(String path, Handler handler) {
        return Endpoint.of("POST", path, handler, platform.generations(), platform.assets());
    }
}
