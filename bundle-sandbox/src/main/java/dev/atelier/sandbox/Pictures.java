package dev.atelier.sandbox;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.provider.ProviderCall;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes the pictures of a call: reads what was asked, draws, and writes PNG or JPEG into the sink. */
final class Pictures {
    private Pictures() {}

    static MediaResult make(ProviderCall call) {
        Parameters options = call.request().parameters();
        String prompt = options.text("prompt").orElse("Untitled");
        int width = (int) options.integer("width").orElse(1024);
        int height = (int) options.integer("height").orElse(1024);
        // Without a seed each call shows another picture, yet a repeated step of the same call the same one.
        long seed = options.integer("seed").orElse(call.id().value().hashCode() & 0x7fff_ffffL);
        MediaType type =
                MediaType.parse("image/" + options.text("output_format").orElse("png"));
        long count = options.integer("n").orElse(1);
        List<Artifact> pictures = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            BufferedImage picture = new Landscape(prompt, seed + i, width, height).draw();
            pictures.add(new Artifact("image", store(picture, type, call.sink()), facts(width, height, seed + i)));
        }
        return new MediaResult(pictures, Parameters.EMPTY, Map.of("image", count), Optional.empty(), List.of());
    }

    private static Parameters facts(int width, int height, long seed) {
        return Parameters.of("width", width).with("height", height).with("seed", seed);
    }

    private static MediaContent store(BufferedImage picture, MediaType type, ContentSink sink) {
        try (ContentWriter file = sink.open(type)) {
            if (type.equals(MediaType.PNG)) {
                Png.write(picture, file);
            } else {
                writeJpeg(picture, file);
            }
            return file.commit();
        } catch (IOException broken) {
            throw new MediaException(ErrorKind.STORAGE_FAILED, "The picture could not be stored", broken);
        }
    }

    /** Through a stream in memory: the JDK's usual one makes a temporary file for each picture. */
    static void writeJpeg(BufferedImage picture, OutputStream file) throws IOException {
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            ImageIO.write(picture, "jpeg", out);
        }
    }
}
