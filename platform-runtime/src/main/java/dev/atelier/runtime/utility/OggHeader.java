package dev.atelier.runtime.utility;

import dev.atelier.core.media.MediaInfo;
import java.io.IOException;
import java.util.Optional;

/** The first and the last page of an Ogg file that holds Opus or Vorbis (RFC 3533, RFC 7845). Stateless. */
final class OggHeader {
    /** Longer than any page. */
    private static final int TAIL = 65_536;

    /** Where the samples are counted in: Opus always at 48 kHz, with some to be skipped. */
    private record Track(int channels, long rate, long clock, int preSkip) {}

    private OggHeader() {}

    static MediaInfo read(MediaInfo info, HeaderReader in) throws IOException {
        in.skip(26);
        in.skip(in.u8());
        Optional<Track> track = track(in);
        if (track.isEmpty()) {
            return info;
        }
        Track found = track.get();
        long samples = lastPosition(info, in) - found.preSkip();
        return SoundHeaders.timed(info, samples, found.clock(), found.rate(), found.channels());
    }

    private static Optional<Track> track(HeaderReader in) throws IOException {
        String name = in.text(7);
        if (name.equals("OpusHea")) {
            in.skip(2);
            int channels = in.u8();
            int preSkip = in.u16le();
            return Optional.of(new Track(channels, 48_000, 48_000, preSkip));
        } else if (name.equals("\u0001vorbis")) {
            in.skip(4);
            int channels = in.u8();
            long rate = in.u32le();
            return Optional.of(new Track(channels, rate, rate, 0));
        }
        return Optional.empty();
    }

    /** The sample position that the last page tells. */
    private static long lastPosition(MediaInfo info, HeaderReader in) throws IOException {
        in.skip(Math.max(0, info.length() - TAIL - in.position()));
        String tail = in.text((int) (info.length() - in.position()));
        int page = tail.lastIndexOf("OggS");
        if (page < 0 || page + 14 > tail.length()) {
            throw new IOException("no last page");
        }
        long position = 0;
        for (int i = 13; i >= 6; i--) {
            position = position << 8 | tail.charAt(page + i);
        }
        return position;
    }
}
