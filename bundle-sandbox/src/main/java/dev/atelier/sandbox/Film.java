package dev.atelier.sandbox;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.VideoGeneration;
import dev.atelier.core.provider.ProviderCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes a video of a prompt: a picture each second, in the shape that was asked for. */
final class Film {
    private static final int LONG_SIDE = 640;
    private static final int SHORT_SIDE = 360;

    private Film() {}

    static MediaResult make(ProviderCall call) {
        VideoGeneration asked = VideoGeneration.of(call.request());
        Parameters options = asked.options();
        boolean wide = options.text("aspect_ratio").orElse("").equals("16:9");
        int width = wide ? LONG_SIDE : SHORT_SIDE;
        int height = wide ? SHORT_SIDE : LONG_SIDE;
        int seconds = (int) options.integer("duration_seconds").orElse(1);
        long seed = options.integer("seed").orElse(call.id().value().hashCode() & 0x7fff_ffffL);
        try (ContentWriter file = call.sink().open(MediaType.MP4)) {
            Mp4.write(pictures(asked.prompt(), seed, seconds, width, height), width, height, file);
            MediaContent film = file.commit();
            return MediaResult.of(new Artifact("video", film, Parameters.of("seed", seed)))
                    .withDetails(Parameters.of("duration_seconds", seconds))
                    .withUnits(Map.of("second", (long) seconds));
        } catch (IOException broken) {
            throw new MediaException(ErrorKind.STORAGE_FAILED, "The video could not be stored", broken);
        }
    }

    private static List<byte[]> pictures(String prompt, long seed, int count, int width, int height)
            throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
            Pictures.writeJpeg(new Landscape(prompt, seed + i, width, height).draw(), jpeg);
            pictures.add(jpeg.toByteArray());
        }
        return pictures;
    }
}
