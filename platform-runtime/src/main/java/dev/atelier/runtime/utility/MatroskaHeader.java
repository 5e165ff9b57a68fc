package dev.atelier.runtime.utility;

import dev.atelier.core.media.MediaInfo;
import dev.atelier.core.media.MediaType;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The elements of a WebM or Matroska file (RFC 9559) that tell its playing time, size, frame rate and sound. They come
 * before the first cluster, where reading ends. For one file and one thread.
 */
final class MatroskaHeader {
    private static final long UNKNOWN_SIZE = -1;

    private final HeaderReader in;
    private double units;
    private long nanosPerUnit = 1_000_000;
    private OptionalInt width = OptionalInt.empty();
    private OptionalInt height = OptionalInt.empty();
    private OptionalInt sampleRate = OptionalInt.empty();
    private OptionalInt channels = OptionalInt.empty();
    private long nanosPerFrame;
    private long trackNanos;

    private MatroskaHeader(HeaderReader in) {
        this.in = in;
    }

    static MediaInfo read(MediaInfo info, HeaderReader in) throws IOException {
        MatroskaHeader header = new MatroskaHeader(in);
        header.elements(info.length());
        return new MediaInfo(
                header.type(info.type()),
                info.length(),
                header.width,
                header.height,
                header.duration(),
                header.sampleRate,
                header.channels,
                header.framesPerSecond());
    }

    private MediaType type(MediaType found) {
        return width.isEmpty() && channels.isPresent() ? new MediaType("audio", found.subtype()) : found;
    }

    private Optional<Duration> duration() {
        return units > 0 ? Optional.of(Duration.ofNanos((long) (units * nanosPerUnit))) : Optional.empty();
    }

    private OptionalDouble framesPerSecond() {
        return nanosPerFrame > 0 && width.isPresent()
                ? OptionalDouble.of(Math.round(1e12 / nanosPerFrame) / 1000.0)
                : OptionalDouble.empty();
    }

    /** @return whether there is more to read after the end */
    private boolean elements(long end) throws IOException {
        while (in.position() < end) {
            long id = number(true);
            long size = number(false);
            if (id == 0x1F43B675L) { // Cluster
                return false;
            }
            long elementEnd = size == UNKNOWN_SIZE ? end : Math.min(end, in.position() + size);
            if (!isContainer(id)) {
                value(id, (int) Math.min(size, 8));
            } else if (!elements(elementEnd)) {
                return false;
            }
            in.skip(elementEnd - in.position());
        }
        return true;
    }

    /** Segment, Info, Tracks, TrackEntry, Video, Audio. */
    private static boolean isContainer(long id) {
        return id == 0x18538067L || id == 0x1549A966L || id == 0x1654AE6BL || id == 0xAE || id == 0xE0 || id == 0xE1;
    }

    private void value(long id, int size) throws IOException {
        if (id == 0x2AD7B1L) {
            nanosPerUnit = unsigned(size);
        } else if (id == 0x4489) {
            units = real(size);
        } else if (id == 0x23E383) {
            trackNanos = unsigned(size);
        } else if (id == 0xB0 && width.isEmpty()) {
            width = OptionalInt.of((int) unsigned(size));
            nanosPerFrame = trackNanos;
        } else if (id == 0xBA && height.isEmpty()) {
            height = OptionalInt.of((int) unsigned(size));
        } else if (id == 0xB5 && sampleRate.isEmpty()) {
            sampleRate = OptionalInt.of((int) real(size));
        } else if (id == 0x9F && channels.isEmpty()) {
            channels = OptionalInt.of((int) unsigned(size));
        }
    }

    /** A number whose first byte tells by its leading zeros how many follow; an id keeps the bit that ends them. */
    private long number(boolean id) throws IOException {
        int first = in.u8();
        int more = Integer.numberOfLeadingZeros(first) - 24;
        if (more > 7) {
            throw new IOException("no element at " + in.position());
        }
        long value = id ? first : first & (0x7f >> more);
        boolean allOnes = !id && value == 0x7f >> more;
        for (int i = 0; i < more; i++) {
            int next = in.u8();
            allOnes &= next == 0xff;
            value = value << 8 | next;
        }
        return allOnes ? UNKNOWN_SIZE : value;
    }

    private long unsigned(int size) throws IOException {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | in.u8();
        }
        return value;
    }

    private double real(int size) throws IOException {
        return size == 4 ? Float.intBitsToFloat((int) unsigned(4)) : Double.longBitsToDouble(unsigned(size));
    }
}
