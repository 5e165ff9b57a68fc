package dev.atelier.testkit.vendor;

import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Small real files: what fake vendors answer with, and inputs for requests. */
public enum SampleMedia {
    PNG("pic.png", "image/png"),
    JPEG("pic.jpeg", "image/jpeg"),
    WEBP("pic.webp", "image/webp"),
    MP4("clip.mp4", "video/mp4"),
    MP3("tone.mp3", "audio/mpeg"),
    WAV("tone.wav", "audio/wav"),
    OPUS("tone.opus", "audio/ogg"),
    FLAC("tone.flac", "audio/flac"),
    AAC("tone.aac", "audio/aac"),
    GLB("triangle.glb", "model/gltf-binary");

    private static final int BLOCK = 1 << 13;

    private final String file;
    private final String type;

    SampleMedia(String file, String type) {
        this.file = file;
        this.type = type;
    }

    /** The one of a file name's ending, for example {@code png}. */
    public static Optional<SampleMedia> ofEnding(String ending) {
        return Stream.of(values())
                .filter(media -> media.file.endsWith("." + ending))
                .findFirst();
    }

    public MediaType type() {
        return MediaType.parse(type);
    }

    public byte[] bytes() {
        try (InputStream resource = Objects.requireNonNull(SampleMedia.class.getResourceAsStream(file))) {
            return resource.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The file as an input that a provider gets. */
    public MediaContent content() {
        return new HeldContent(type(), bytes());
    }

    /** The file as an input of a request; a {@link dev.atelier.testkit.TestPlatform} knows it. */
    public MediaSource source() {
        return new MediaSource.Stored("sample." + file);
    }

    /** The file that such a source names. */
    public static Optional<SampleMedia> of(MediaSource source) {
        return Stream.of(values())
                .filter(media -> media.source().equals(source))
                .findFirst();
    }

    /**
     * An answer that is this file, padded at its end, which readers of its format pass over, to a length.
     *
     * @param length bytes; a shorter one than the file's own adds nothing
     * @param seed two seeds give two files, where there is padding
     */
    public VendorAnswer answer(long length, long seed) {
        byte[] own = bytes();
        long whole = Math.max(length, own.length);
        return new VendorAnswer(200, Map.of("Content-Type", type), whole, out -> {
            out.write(own);
            pad(out, whole - own.length, seed);
        });
    }

    /** Writes the same file as {@link #answer}. */
    public void writeTo(OutputStream out, long length, long seed) throws IOException {
        answer(length, seed).body().writeTo(out);
    }

    private static void pad(OutputStream out, long bytes, long seed) throws IOException {
        byte[] block = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            block[i] = (byte) (seed + i);
        }
        for (long left = bytes; left > 0; left -= BLOCK) {
            out.write(block, 0, (int) Math.min(left, BLOCK));
        }
    }
}
