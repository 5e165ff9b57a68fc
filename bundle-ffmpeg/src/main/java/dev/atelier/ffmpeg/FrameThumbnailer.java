package dev.atelier.ffmpeg;

import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.utility.Thumbnailer;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes a picture of a video: of its first seconds, the frame that shows most of what they have in common. */
@Component
public final class FrameThumbnailer implements Thumbnailer {
    private static final String FRAME = "frame.jpg";

    private final Ffmpeg tools;

    @Activate
    public FrameThumbnailer(@Reference Ffmpeg tools) {
        this.tools = tools;
    }

    @Override
    public boolean knows(MediaType type) {
        return type.isVideo() && tools.missing().isEmpty();
    }

    @Override
    public MediaContent thumbnail(MediaContent content, int maxSide, ContentSink sink) {
        if (maxSide < 16 || maxSide > 2048) {
            throw MediaException.invalid("size", "must be 16..2048, but is " + maxSide);
        }
        try (WorkFolder folder = WorkFolder.create()) {
            folder.put("video", content);
            List<String> arguments = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y"));
            arguments.addAll(Clip.SAFELY);
            arguments.addAll(List.of("-i", "file:video", "-vf", filter(maxSide), "-frames:v", "1"));
            arguments.addAll(List.of("-q:v", "3", "file:" + FRAME));
            tools.ffmpeg().run(folder, arguments, () -> false);
            return sink.store(MediaType.JPEG, folder.open(FRAME));
        }
    }

    private static String filter(int maxSide) {
        return "thumbnail=48,scale='min(" + maxSide + ",iw)':'min(" + maxSide
                + ",ih)':force_original_aspect_ratio=decrease";
    }
}
