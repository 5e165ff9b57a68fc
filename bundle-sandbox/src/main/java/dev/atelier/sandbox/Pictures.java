package dev.atelier.sandbox;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.ImageGeneration;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.provider.ProviderCall;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes the pictures of a call: reads what was asked, draws, and writes PNG or JPEG into the sink. */
final class Pictures {
    /** Fast rather than small. For PNG 1 is no compression and 0 the best; for JPEG 1 is the best picture. */
    private static final Map<MediaType, Float> QUALITY = Map.of(MediaType.PNG, 0.85f, MediaType.JPEG, 0.85f);

    private Pictures() {}

    static MediaResult make(ProviderCall call) {
        ImageGeneration asked = ImageGeneration.of(call.request());
        Parameters options = asked.options();
        int width = (int) options.integer("width").orElse(1024);
        int height = (int) options.integer("height").orElse(1024);
        // Without a seed each call shows another picture, yet a repeated step of the same call the same one.
        long seed = options.integer("seed").orElse(call.id().value().hashCode() & 0x7fff_ffffL);
        MediaType type =
                MediaType.parse("image/" + options.text("output_format").orElse("png"));
        long count = options.integer("n").orElse(1);
        List<Artifact> pictures = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            BufferedImage picture = new Landscape(asked.prompt(), seed + i, width, height).draw();
            pictures.add(new Artifact("image", store(picture, type, call.sink()), facts(width, height, seed + i)));
        }
        return new MediaResult(pictures, Parameters.EMPTY, Map.of("image", count), Optional.empty(), List.of());
    }

    private static Parameters facts(int width, int height, long seed) {
        return Parameters.of("width", width).with("height", height).with("seed", seed);
    }

    private static MediaContent store(BufferedImage picture, MediaType type, ContentSink sink) {
        ImageWriter encoder = ImageIO.getImageWritersByMIMEType(type.toString()).next();
        try (ContentWriter file = sink.open(type)) {
            try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
                ImageWriteParam param = encoder.getDefaultWriteParam();
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(QUALITY.getOrDefault(type, 1f));
                encoder.setOutput(out);
                encoder.write(null, new IIOImage(picture, null, null), param);
            }
            return file.commit();
        } catch (IOException broken) {
            throw new MediaException(ErrorKind.STORAGE_FAILED, "The picture could not be stored", broken);
        } finally {
            encoder.dispose();
        }
    }
}
