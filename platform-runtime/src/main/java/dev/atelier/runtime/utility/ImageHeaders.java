package dev.atelier.runtime.utility;

import dev.atelier.core.media.MediaInfo;
import java.io.IOException;

/** Width and height of pictures, from their headers. Stateless. */
final class ImageHeaders {
    private ImageHeaders() {}

    static MediaInfo png(MediaInfo info, HeaderReader in) throws IOException {
        in.skip(8 + 8); // signature, length and name of IHDR
        return sized(info, in.u32(), in.u32());
    }

    static MediaInfo gif(MediaInfo info, HeaderReader in) throws IOException {
        in.skip(6);
        return sized(info, in.u16le(), in.u16le());
    }

    static MediaInfo bmp(MediaInfo info, HeaderReader in) throws IOException {
        in.skip(14);
        boolean old = in.u32le() == 12; // BITMAPCOREHEADER has 16-bit sizes
        return old ? sized(info, in.u16le(), in.u16le()) : sized(info, in.u32le(), Math.abs((int) in.u32le()));
    }

    /** Looks for the start-of-frame segment (ITU T.81, table B.1). */
    static MediaInfo jpeg(MediaInfo info, HeaderReader in) throws IOException {
        in.skip(2);
        while (true) {
            int marker = marker(in);
            boolean startOfFrame =
                    marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (startOfFrame) {
                in.skip(3);
                long height = in.u16();
                return sized(info, in.u16(), height);
            } else if (marker == 0xd9 || marker == 0xda) {
                return info; // The picture begins without a frame header: broken.
            } else if (marker != 0x01 && (marker < 0xd0 || marker > 0xd7)) {
                in.skip(in.u16() - 2L);
            }
        }
    }

    private static int marker(HeaderReader in) throws IOException {
        if (in.u8() != 0xff) {
            throw new IOException("no JPEG marker at " + in.position());
        }
        int marker = in.u8();
        while (marker == 0xff) { // fill bytes
            marker = in.u8();
        }
        return marker;
    }

    /** The three forms of WebP: extended, lossy, lossless. */
    static MediaInfo webp(MediaInfo info, HeaderReader in) throws IOException {
        in.skip(12);
        String chunk = in.text(4);
        in.skip(4);
        return switch (chunk) {
            case "VP8X" -> extended(info, in);
            case "VP8 " -> lossy(info, in);
            case "VP8L" -> lossless(info, in);
            default -> info;
        };
    }

    private static MediaInfo extended(MediaInfo info, HeaderReader in) throws IOException {
        in.skip(4); // flags
        return sized(info, in.u24le() + 1L, in.u24le() + 1L);
    }

    private static MediaInfo lossy(MediaInfo info, HeaderReader in) throws IOException {
        in.skip(6); // frame tag, start code
        return sized(info, in.u16le() & 0x3fff, in.u16le() & 0x3fff);
    }

    private static MediaInfo lossless(MediaInfo info, HeaderReader in) throws IOException {
        in.skip(1); // signature
        long bits = in.u32le();
        return sized(info, (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
    }

    private static MediaInfo sized(MediaInfo info, long width, long height) {
        boolean possible = width > 0 && height > 0 && width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE;
        return possible ? info.withSize((int) width, (int) height) : info;
    }
}
