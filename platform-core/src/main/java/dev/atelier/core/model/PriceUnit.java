package dev.atelier.core.model;

import java.util.Locale;

/** What a price counts. The lower-case name is the key of {@link dev.atelier.core.operation.MediaResult#units()}. */
public enum PriceUnit {
    CALL,
    IMAGE,
    MEGAPIXEL,
    SECOND,
    MINUTE,
    CHARACTER,
    INPUT_TOKEN,
    CACHED_INPUT_TOKEN,
    IMAGE_INPUT_TOKEN,
    AUDIO_INPUT_TOKEN,
    OUTPUT_TOKEN,
    IMAGE_OUTPUT_TOKEN,
    CREDIT;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
