package dev.atelier.core.operation;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One clip of a timeline.
 *
 * @param prompt what happens in it
 * @param image the picture it starts with
 * @param seconds its length; the model's default when absent
 */
public record Scene(String prompt, @Nullable MediaSource image, OptionalDouble seconds) {
    static final String LIST = "scenes";

    static List<Scene> listOf(MediaRequest request) {
        List<MediaSource> images = request.inputs(Inputs.SCENE);
        List<Scene> scenes = new ArrayList<>();
        int next = 0;
        for (Parameters scene : request.parameters().objects(LIST)) {
            boolean pictured = scene.flag("has_image").orElse(false) && next < images.size();
            scenes.add(new Scene(
                    scene.requireText("prompt"),
                    pictured ? images.get(next++) : null,
                    scene.number("duration_seconds")));
        }
        return List.copyOf(scenes);
    }

    static List<Parameters> toParameters(List<Scene> scenes) {
        return scenes.stream()
                .map(scene -> Parameters.of("prompt", scene.prompt)
                        .with("has_image", scene.image != null)
                        .with("duration_seconds", scene.seconds.isPresent() ? scene.seconds.getAsDouble() : null))
                .toList();
    }

    static List<MediaSource> images(List<Scene> scenes) {
        List<MediaSource> images = new ArrayList<>();
        scenes.stream().map(Scene::image).filter(Objects::nonNull).forEach(images::add);
        return images;
    }
}
