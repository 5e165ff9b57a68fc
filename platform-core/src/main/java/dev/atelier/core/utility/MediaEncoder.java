package dev.atelier.core.utility;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.InputStream;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes files of raw samples: PCM sound, RGB frames. */
@ConsumerType
public interface MediaEncoder {
    boolean encodes(MediaType to);

    /**
     * @param raw samples, little-endian; closed at the end
     * @param layout {@code sample_rate}, {@code channels}, {@code bits} for sound; {@code width}, {@code height},
     *     {@code fps} for frames of 24-bit RGB
     */
    MediaContent encode(InputStream raw, Parameters layout, MediaType to, ContentSink sink);
}
