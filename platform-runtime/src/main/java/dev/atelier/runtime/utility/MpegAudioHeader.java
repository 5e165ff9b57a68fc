package dev.atelier.runtime.utility;

import dev.atelier.core.media.MediaInfo;
import java.io.IOException;

/** The first frame of an MP3 file (ISO/IEC 11172-3 and 13818-3, layer III). Stateless. */
final class MpegAudioHeader {
    private static final int[] KILOBITS_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KILOBITS_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] RATES = {44_100, 48_000, 32_000};
    private static final int MONO = 3;

    private MpegAudioHeader() {}

    static MediaInfo read(MediaInfo info, HeaderReader in) throws IOException {
        long header = afterTag(in);
        int version = (int) (header >> 19 & 3); // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
        int bitrateIndex = (int) (header >> 12 & 15);
        int rateIndex = (int) (header >> 10 & 3);
        if (header >>> 21 != 0x7ff || version == 1 || bitrateIndex == 15 || rateIndex == 3) {
            return info;
        }
        boolean first = version == 3;
        int rate = RATES[rateIndex] >> (first ? 0 : version == 2 ? 1 : 2);
        int channels = (header >> 6 & 3) == MONO ? 1 : 2;
        long begin = in.position() - 4;
        in.skip(sideInformation(first, channels));
        String tag = in.text(4);
        if ((tag.equals("Xing") || tag.equals("Info")) && (in.u32() & 1) == 1) {
            return SoundHeaders.timed(info, in.u32() * (first ? 1152 : 576), rate, rate, channels);
        }
        int kilobits = (first ? KILOBITS_1 : KILOBITS_2)[bitrateIndex];
        return SoundHeaders.timed(info, info.length() - begin, kilobits * 125L, rate, channels);
    }

    private static int sideInformation(boolean first, int channels) {
        if (first) {
            return channels == 1 ? 17 : 32;
        }
        return channels == 1 ? 9 : 17;
    }

    /** Skips an ID3v2 tag, whose size is written in 7 bits of each byte, and reads the four bytes after it. */
    private static long afterTag(HeaderReader in) throws IOException {
        long start = in.u32();
        if (start >>> 8 != 0x494433) { // ID3
            return start;
        }
        in.skip(2);
        long size = in.u32();
        in.skip((size & 0x7f) | (size >> 8 & 0x7f) << 7 | (size >> 16 & 0x7f) << 14 | (size >> 24 & 0x7f) << 21);
        return in.u32();
    }
}
