package dev.atelier.flux;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The wire shapes that a catalogue entry can name: what pictures are called, and how a size is put. */
enum Dialect {
    /** FLUX.1 by words, in steps of 32 pixels. */
    FLUX("image_prompt", 32, 256, 1440),
    /** FLUX.1 of four megapixels, by aspect ratio. */
    FLUX_ULTRA("image_prompt"),
    /** Pictures by instruction, by aspect ratio. */
    FLUX_KONTEXT("input_image"),
    /** FLUX.2, with or without pictures to go by, in steps of 16 pixels. */
    FLUX_2("input_image", 16, 64, 4096),
    /** Fills what a mask leaves open; the picture keeps its size. */
    FLUX_FILL("image"),
    /** Widens a picture at its sides. */
    FLUX_EXPAND("image"),
    /** Video from words, between pictures, or on from a video. */
    FLUX_VIDEO("keyframes");

    /** The name of the first picture's field; the second one's ends with {@code _2}. */
    final String picture;
    /** Width and height are multiples of this many pixels; 0 where the size is put in another way. */
    final int step;

    final int least;
    final int most;

    Dialect(String picture) {
        this(picture, 0, 0, 0);
    }

    Dialect(String picture, int step, int least, int most) {
        this.picture = picture;
        this.step = step;
        this.least = least;
        this.most = most;
    }

    /** The nearest side that the model makes. */
    long nearest(long side) {
        return Math.max(least, Math.min(most, Math.round((double) side / step) * step));
    }

    /** The name in the catalogue. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Dialect> of(String title) {
        return Stream.of(values())
                .filter(dialect -> dialect.title().equals(title))
                .findFirst();
    }
}
