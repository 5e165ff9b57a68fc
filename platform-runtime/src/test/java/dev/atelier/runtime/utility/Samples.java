package dev.atelier.runtime.utility;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.atelier.core.media.MediaType;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Small files: made by the JDK where it can, else written byte by byte after the format's specification. */
final class Samples {
    private Samples() {}

    /** Left half red, right half blue, or transparent where there is alpha. */
    static BufferedImage picture(int width, int height, boolean alpha) {
        BufferedImage image =
                new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(alpha ? new Color(0, true) : Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        return image;
    }

    static MemoryContent image(String format, int width, int height) throws IOException {
        return image(format, picture(width, height, false));
    }

    static MemoryContent image(String format, BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, out)) {
            throw new IOException("the JDK writes no " + format);
        }
        return new MemoryContent(MediaType.parse("image/" + format), out.toByteArray());
    }

    static MemoryContent wav(int rate, int channels, int frames) throws IOException {
        AudioFormat format = new AudioFormat(rate, 16, channels, true, false);
        byte[] samples = new byte[frames * channels * 2];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(samples), format, frames),
                AudioFileFormat.Type.WAVE,
                out);
        return new MemoryContent(MediaType.WAV, out.toByteArray());
    }

    /** A FLAC header of 24 bits a sample, without frames. */
    static MemoryContent flac(int rate, int channels, long samples) {
        ByteBuffer out = ByteBuffer.allocate(42).put(ascii("fLaC")).putInt(0x80000022);
        out.putShort((short) 4096).putShort((short) 4096).position(18);
        out.putLong((long) rate << 44 | (channels - 1L) << 41 | 23L << 36 | samples);
        return new MemoryContent(new MediaType("audio", "flac"), out.array());
    }

    /** Frames of 128 kbit/s, 44.1 kHz, joint stereo, after an empty ID3 tag of 300 bytes. */
    static MemoryContent mp3(int frames) {
        ByteBuffer out = ByteBuffer.allocate(310 + frames * 417);
        out.put(ascii("ID3")).put(new byte[] {4, 0, 0, 0, 0, 2, 0x2c});
        for (int i = 0; i < frames; i++) {
            out.putInt(310 + i * 417, 0xfffb9064);
        }
        return new MemoryContent(MediaType.MP3, out.array());
    }

    /** A variable-rate file whose Xing header counts the frames. */
    static MemoryContent xing(int frames) {
        ByteBuffer out = ByteBuffer.allocate(417).putInt(0xfffb9064);
        out.position(36);
        out.put(ascii("Xing")).putInt(1).putInt(frames);
        return new MemoryContent(MediaType.MP3, out.array());
    }

    /** First and last page of an Opus file. */
    static MemoryContent opus(int channels, int preSkip, long samples) {
        ByteBuffer out = ByteBuffer.allocate(28 + 19 + 100_000 + 28).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("OggS")).position(26);
        out.put((byte) 1).put((byte) 19);
        out.put(ascii("OpusHead")).put((byte) 1).put((byte) channels).putShort((short) preSkip);
        out.position(28 + 19 + 100_000);
        out.put(ascii("OggS")).put((byte) 0).put((byte) 4).putLong(samples);
        return new MemoryContent(new MediaType("audio", "ogg"), out.array());
    }

    /** A movie of one picture track and one sound track, its data before its description. */
    static MemoryContent mp4(int width, int height, int frames) {
        byte[] movieHeader = box("mvhd", ints(0, 0, 0, 1000, 2500));
        byte[] pictures = box(
                "trak",
                box("tkhd", ints(0, 0, 0, 1, 0, 2500), new byte[16 + 36], ints(width << 16, height << 16)),
                box(
                        "mdia",
                        box("mdhd", ints(0, 0, 0, 600, 1500)),
                        box("hdlr", ints(0, 0), ascii("vide"), new byte[12]),
                        box(
                                "minf",
                                box("hdlr", ints(0, 0), ascii("url "), new byte[12]),
                                box("stbl", box("stts", ints(0, 1, frames, 25))))));
        byte[] file = join(
                box("ftyp", ascii("isom"), ints(512)),
                box("mdat", new byte[50_000]),
                box("moov", movieHeader, pictures, soundTrack()));
        return new MemoryContent(MediaType.MP4, file);
    }

    /** A movie of one sound track. */
    static MemoryContent sound(MediaType declared) {
        byte[] movieHeader = box("mvhd", ints(0, 0, 0, 1000, 2500));
        byte[] file = join(box("ftyp", ascii("isom"), ints(512)), box("moov", movieHeader, soundTrack()));
        return new MemoryContent(declared, file);
    }

    private static byte[] soundTrack() {
        return box(
                "trak",
                box("tkhd", ints(0, 0, 0, 2, 0, 2500), new byte[16 + 36 + 8]),
                box(
                        "mdia",
                        box("mdhd", ints(0, 0, 0, 48_000, 120_000)),
                        box("hdlr", ints(0, 0), ascii("soun"), new byte[12]),
                        box("minf", box("stbl", box("stsd", ints(0, 1), soundEntry(2, 48_000))))));
    }

    /** A WebM file up to its first cluster, its segment of unknown size as live encoders write it. */
    static MemoryContent webm(int width, int height, int nanosPerFrame) {
        byte[] head = element("1A45DFA3", element("4282", ascii("webm")));
        byte[] info = element(
                "1549A966",
                element("2AD7B1", new byte[] {0x0f, 0x42, 0x40}),
                element("4489", ints(Float.floatToIntBits(3200))));
        byte[] pictures = element(
                "AE",
                element("23E383", ints(nanosPerFrame)),
                element("E0", element("B0", ints(width)), element("BA", ints(height))));
        byte[] sound = element(
                "AE", element("E1", element("B5", ints(Float.floatToIntBits(48_000))), element("9F", new byte[] {1})));
        byte[] cluster = element("1F43B675", new byte[500]);
        byte[] segment = HexFormat.of().parseHex("1853806701ffffffffffffff");
        return new MemoryContent(
                new MediaType("video", "webm"),
                join(head, segment, info, element("1654AE6B", pictures, sound), cluster));
    }

    private static byte[] element(String id, byte[]... parts) {
        byte[] body = join(parts);
        byte[] size = ints(0x1000_0000 | body.length);
        return join(HexFormat.of().parseHex(id), size, body);
    }

    private static byte[] soundEntry(int channels, int rate) {
        return box("mp4a", new byte[16], ints(channels << 16 | 16, 0, rate << 16));
    }

    static byte[] box(String type, byte[]... parts) {
        byte[] body = join(parts);
        return join(ints(body.length + 8), ascii(type), body);
    }

    static byte[] ints(int... values) {
        ByteBuffer out = ByteBuffer.allocate(values.length * 4);
        for (int value : values) {
            out.putInt(value);
        }
        return out.array();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
