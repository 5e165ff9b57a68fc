package dev.atelier.runtime.utility;

import static java.util.Map.entry;

import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaInfo;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.utility.MediaProbe;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/**
 * Knows the common formats by their signatures and reads their headers, decoding nothing. A file whose header is broken
 * is told by its type alone.
 */
@Component(property = "service.ranking:Integer=-100")
public final class HeaderProbe implements MediaProbe {
    private interface Header {
        MediaInfo read(MediaInfo info, HeaderReader in) throws IOException;
    }

    private static final Map<String, Header> HEADERS = Map.ofEntries(
            entry("image/png", ImageHeaders::png),
            entry("image/jpeg", ImageHeaders::jpeg),
            entry("image/gif", ImageHeaders::gif),
            entry("image/bmp", ImageHeaders::bmp),
            entry("image/webp", ImageHeaders::webp),
            entry("audio/wav", SoundHeaders::wav),
            entry("audio/flac", SoundHeaders::flac),
            entry("audio/mpeg", MpegAudioHeader::read),
            entry("audio/ogg", OggHeader::read),
            entry("audio/mp4", Mp4Header::read),
            entry("video/mp4", Mp4Header::read),
            entry("video/quicktime", Mp4Header::read),
            entry("audio/webm", MatroskaHeader::read),
            entry("video/webm", MatroskaHeader::read),
            entry("video/x-matroska", MatroskaHeader::read));

    static boolean knowsSizeOf(MediaType type) {
        return type.isImage() && HEADERS.containsKey(type.toString());
    }

    @Override
    public Optional<MediaType> detect(byte[] head) {
        return Signatures.detect(head);
    }

    @Override
    public Optional<MediaInfo> probe(MediaContent content) {
        try (InputStream in = new BufferedInputStream(content.open())) {
            in.mark(Signatures.HEAD + 1);
            byte[] head = in.readNBytes(Signatures.HEAD);
            in.reset();
            if (Signatures.detect(head).isEmpty()) {
                return Optional.empty();
            }
            MediaInfo bare = MediaInfo.of(Signatures.decide(content.type(), head), content.length());
            return Optional.of(read(bare, in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static MediaInfo read(MediaInfo bare, InputStream in) {
        Header header = HEADERS.getOrDefault(bare.type().toString(), (info, reader) -> info);
        try {
            return header.read(bare, new HeaderReader(in));
        } catch (IOException broken) {
            return bare;
        }
    }
}
