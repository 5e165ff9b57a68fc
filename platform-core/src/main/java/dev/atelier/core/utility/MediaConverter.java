package dev.atelier.core.utility;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes media of one form into another: resize, crop, transcode, wrap. */
@ConsumerType
public interface MediaConverter {
    boolean converts(MediaType from, MediaType to);

    /**
     * @param options {@code width}, {@code height} (pixels), {@code fit} (contain, cover, stretch), {@code quality}
     *     (0..100), {@code sample_rate} (hertz), {@code channels}
     * @throws dev.atelier.core.error.MediaException {@code UNSUPPORTED_MEDIA} when the bytes cannot be decoded
     */
    MediaContent convert(MediaContent content, MediaType to, Parameters options, ContentSink sink);
}
