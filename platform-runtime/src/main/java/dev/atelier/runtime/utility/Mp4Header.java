package dev.atelier.runtime.utility;

import dev.atelier.core.media.MediaInfo;
import dev.atelier.core.media.MediaType;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The boxes of an ISO base media file (ISO/IEC 14496-12) that tell its playing time, size, frame rate and sound. Picture
 * and sound data are skipped, wherever they lie. For one file and one thread.
 */
final class Mp4Header {
    private static final Set<String> CONTAINERS = Set.of("moov", "trak", "mdia", "minf", "stbl");
    /** Deeper than any file needs. */
    private static final int MAX_DEPTH = 8;

    private final HeaderReader in;
    private Optional<Duration> duration = Optional.empty();
    private OptionalInt width = OptionalInt.empty();
    private OptionalInt height = OptionalInt.empty();
    private OptionalDouble framesPerSecond = OptionalDouble.empty();
    private OptionalInt sampleRate = OptionalInt.empty();
    private OptionalInt channels = OptionalInt.empty();

    /** Of the track that is being read. */
    private String handler = "";

    private long trackWidth;
    private long trackHeight;
    private double trackSeconds;

    private Mp4Header(HeaderReader in) {
        this.in = in;
    }

    static MediaInfo read(MediaInfo info, HeaderReader in) throws IOException {
        Mp4Header header = new Mp4Header(in);
        header.boxes(info.length(), 0);
        return new MediaInfo(
                header.type(info.type()),
                info.length(),
                header.width,
                header.height,
                header.duration,
                header.sampleRate,
                header.channels,
                header.framesPerSecond);
    }

    /** A movie of sound alone is a sound file, whatever its brand says. */
    private MediaType type(MediaType found) {
        return found.equals(MediaType.MP4) && width.isEmpty() && channels.isPresent()
                ? new MediaType("audio", "mp4")
                : found;
    }

    private void boxes(long end, int depth) throws IOException {
        while (in.position() + 8 <= end) {
            long begin = in.position();
            long size = in.u32();
            String type = in.text(4);
            if (size == 1) {
                size = in.u64();
            }
            long boxEnd = size == 0 ? end : begin + size;
            if (boxEnd < in.position() || boxEnd > end) {
                throw new IOException("box " + type + " does not fit its place");
            }
            if (CONTAINERS.contains(type) && depth < MAX_DEPTH) {
                boxes(boxEnd, depth + 1);
            } else {
                box(type);
            }
            in.skip(boxEnd - in.position());
        }
    }

    private void box(String type) throws IOException {
        switch (type) {
            case "mvhd" ->
                duration = Optional.of(seconds())
                        .filter(seconds -> seconds > 0)
                        .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)));
            case "tkhd" -> trackSize();
            case "mdhd" -> mediaHeader();
            case "hdlr" -> handler();
            case "stsd" -> sampleDescription();
            case "stts" -> sampleTimes();
            default -> {}
        }
    }

    /** The duration in a box that begins with times of making and changing, a time scale and a duration. */
    private double seconds() throws IOException {
        boolean wide = in.u32() >>> 24 == 1; // version
        in.skip(wide ? 16 : 8);
        long scale = in.u32();
        long units = wide ? in.u64() : in.u32();
        return scale == 0 ? 0 : (double) units / scale;
    }

    private void trackSize() throws IOException {
        boolean wide = in.u32() >>> 24 == 1;
        in.skip((wide ? 32 : 20) + 16 + 36L); // times and id; layer and volume; matrix
        trackWidth = in.u32() >> 16;
        trackHeight = in.u32() >> 16;
    }

    private void mediaHeader() throws IOException {
        trackSeconds = seconds();
        handler = "";
    }

    /** The first after the media header counts; QuickTime has another, of the data. */
    private void handler() throws IOException {
        if (!handler.isEmpty()) {
            return;
        }
        in.skip(8);
        handler = in.text(4);
        if (handler.equals("vide") && width.isEmpty()) {
            width = OptionalInt.of((int) trackWidth);
            height = OptionalInt.of((int) trackHeight);
        }
    }

    private void sampleDescription() throws IOException {
        if (handler.equals("soun") && sampleRate.isEmpty()) {
            in.skip(8 + 8 + 16L); // version and count; size and name; reserved and data reference
            channels = OptionalInt.of(in.u16());
            in.skip(6);
            sampleRate = OptionalInt.of((int) (in.u32() >> 16));
        }
    }

    private void sampleTimes() throws IOException {
        if (!handler.equals("vide") || framesPerSecond.isPresent() || trackSeconds <= 0) {
            return;
        }
        in.skip(4);
        long entries = in.u32();
        long frames = 0;
        for (long i = 0; i < entries; i++) {
            frames += in.u32();
            in.skip(4);
        }
        framesPerSecond = OptionalDouble.of(Math.round(frames / trackSeconds * 1000) / 1000.0);
    }
}
