package dev.atelier.runtime.utility;

import dev.atelier.core.media.MediaInfo;
import java.io.IOException;
import java.time.Duration;

/** Playing time, sampling rate and channels of WAV and FLAC files, from their headers. Stateless. */
final class SoundHeaders {
    private static final long UNKNOWN_LENGTH = 0xffff_ffffL;

    private SoundHeaders() {}

    static MediaInfo wav(MediaInfo info, HeaderReader in) throws IOException {
        in.skip(12);
        int channels = 0;
        long rate = 0;
        long bytesPerSecond = 0;
        while (true) {
            String chunk = in.text(4);
            long size = in.u32le();
            if (chunk.equals("fmt ")) {
                in.skip(2); // coding
                channels = in.u16le();
                rate = in.u32le();
                bytesPerSecond = in.u32le();
                in.skip(even(size) - 12);
            } else if (chunk.equals("data")) {
                long rest = info.length() - in.position();
                long data = size == UNKNOWN_LENGTH || size == 0 ? rest : Math.min(size, rest);
                return timed(info, data, bytesPerSecond, rate, channels);
            } else {
                in.skip(even(size));
            }
        }
    }

    private static long even(long size) {
        return size + (size & 1);
    }

    static MediaInfo flac(MediaInfo info, HeaderReader in) throws IOException {
        in.skip(4 + 4 + 10); // signature, block header, block and frame sizes
        long packed = in.u64(); // 20 bits rate, 3 channels, 5 sample size, 36 number of samples (RFC 9639, 8.2)
        long rate = packed >>> 44;
        int channels = (int) (packed >>> 41 & 7) + 1;
        return timed(info, packed & 0xf_ffff_ffffL, rate, rate, channels);
    }

    /** The playing time of so many units, of which each second takes a number. */
    static MediaInfo timed(MediaInfo info, long units, long unitsPerSecond, long rate, int channels) {
        if (unitsPerSecond <= 0 || units < 0 || rate <= 0 || channels <= 0) {
            return info;
        }
        return info.withAudio(
                Duration.ofNanos((long) (units * 1e9 / unitsPerSecond)),
                (int) Math.min(rate, Integer.MAX_VALUE),
                channels);
    }
}
