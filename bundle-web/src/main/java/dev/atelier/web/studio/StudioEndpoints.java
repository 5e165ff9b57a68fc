package dev.atelier.web.studio;

import dev.atelier.web.http.Endpoint;
import dev.atelier.web.http.Handler;
import dev.atelier.web.platform.Platform;
import java.util.List;

/** The generating calls. */
public final class StudioEndpoints {
    private StudioEndpoints() {}

    public static List<Endpoint> of(Platform platform) {
        return List.of(post("/image/generate", new GenerateHandler(new ImageForm(), "image", platform), platform));
    }

    private static Endpoint post(String path, Handler handler, Platform platform) {
        return Endpoint.of("POST", path, handler, platform.generations(), platform.assets());
    }
}
