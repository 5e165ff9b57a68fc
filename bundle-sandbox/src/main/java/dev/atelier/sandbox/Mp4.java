package dev.atelier.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes JPEG pictures as an MP4 (ISO/IEC 14496-12 and -14), each shown for a second: no sound, one track, all pictures
 * in one chunk.
 */
final class Mp4 {
    private static final int IDENTITY = 0x10000;
    private static final int MILLIS = 1000;
    private static final byte JPEG_OBJECTS = 0x6c;
    private static final byte VISUAL_STREAM = 0x11;

    /** The content of a box. */
    private interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    private final List<byte[]> pictures;
    private final int width;
    private final int height;

    private Mp4(List<byte[]> pictures, int width, int height) {
        this.pictures = pictures;
        this.width = width;
        this.height = height;
    }

    static void write(List<byte[]> pictures, int width, int height, OutputStream target) throws IOException {
        Mp4 movie = new Mp4(pictures, width, height);
        byte[] kind = box("ftyp", out -> text(out, "isom", "\0\0\2\0", "isom", "mp41"));
        int head = kind.length + movie.header(0).length;
        DataOutputStream out = new DataOutputStream(target);
        out.write(kind);
        out.write(movie.header(head + 8));
        out.writeInt(8 + pictures.stream().mapToInt(picture -> picture.length).sum());
        out.writeBytes("mdat");
        for (byte[] picture : pictures) {
            out.write(picture);
        }
        out.flush();
    }

    private byte[] header(int firstPicture) throws IOException {
        return box(
                "moov",
                movieHeader(),
                box(
                        "trak",
                        trackHeader(),
                        box(
                                "mdia",
                                mediaHeader(),
                                box("hdlr", out -> {
                                    ints(out, 0, 0);
                                    text(out, "vide");
                                    ints(out, 0, 0, 0);
                                    out.writeByte(0);
                                }),
                                box(
                                        "minf",
                                        box("vmhd", out -> ints(out, 1, 0, 0)),
                                        references(),
                                        samples(firstPicture)))));
    }

    private int duration() {
        return pictures.size() * MILLIS;
    }

    private byte[] movieHeader() throws IOException {
        return box("mvhd", out -> {
            ints(out, 0, 0, 0, MILLIS, duration(), IDENTITY, 0x1000000, 0, 0);
            matrix(out);
            ints(out, 0, 0, 0, 0, 0, 0, 2);
        });
    }

    private byte[] trackHeader() throws IOException {
        return box("tkhd", out -> {
            ints(out, 3, 0, 0, 1, 0, duration(), 0, 0, 0, 0);
            matrix(out);
            ints(out, width << 16, height << 16);
        });
    }

    private static void matrix(DataOutputStream out) throws IOException {
        ints(out, IDENTITY, 0, 0, 0, IDENTITY, 0, 0, 0, 0x40000000);
    }

    private byte[] mediaHeader() throws IOException {
        return box("mdhd", out -> ints(out, 0, 0, 0, MILLIS, duration(), 0x55c40000));
    }

    /** The pictures are in this very file. */
    private static byte[] references() throws IOException {
        return box("dinf", box("dref", out -> {
            ints(out, 0, 1);
            out.write(box("url ", address -> ints(address, 1)));
        }));
    }

    private byte[] samples(int firstPicture) throws IOException {
        int count = pictures.size();
        return box(
                "stbl",
                box("stsd", out -> {
                    ints(out, 0, 1);
                    out.write(description());
                }),
                box("stts", out -> ints(out, 0, 1, count, MILLIS)),
                box("stsc", out -> ints(out, 0, 1, 1, count, 1)),
                box("stsz", out -> {
                    ints(out, 0, 0, count);
                    for (byte[] picture : pictures) {
                        out.writeInt(picture.length);
                    }
                }),
                box("stco", out -> ints(out, 0, 1, firstPicture)));
    }

    private byte[] description() throws IOException {
        return box("mp4v", out -> {
            ints(out, 0, 1, 0, 0, 0, 0, width << 16 | height, 0x480000, 0x480000, 0);
            out.writeShort(1);
            out.write(new byte[32]);
            ints(out, 0x0018ffff);
            out.write(box("esds", stream -> {
                ints(stream, 0);
                stream.write(new byte[] {3, 21, 0, 1, 0, 4, 13, JPEG_OBJECTS, VISUAL_STREAM});
                stream.write(new byte[11]);
                stream.write(new byte[] {6, 1, 2});
            }));
        });
    }

    private static void ints(DataOutputStream out, int... values) throws IOException {
        for (int value : values) {
            out.writeInt(value);
        }
    }

    private static void text(DataOutputStream out, String... texts) throws IOException {
        for (String text : texts) {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static byte[] box(String type, byte[]... boxes) throws IOException {
        return box(type, out -> {
            for (byte[] inner : boxes) {
                out.write(inner);
            }
        });
    }

    private static byte[] box(String type, Content content) throws IOException {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        content.write(new DataOutputStream(inner));
        ByteArrayOutputStream box = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(box);
        out.writeInt(8 + inner.size());
        text(out, type);
        out.write(inner.toByteArray());
        return box.toByteArray();
    }
}
