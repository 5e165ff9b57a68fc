package dev.atelier.core.provider;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaContent;

/** A part of a result that is not whole yet. */
public sealed interface Partial {
    /**
     * The next words.
     *
     * @param delta to be put after what came before
     */
    record Text(String delta) implements Partial {}

    /**
     * The next stretch of sound, or a preview of a picture.
     *
     * @param index counts from 0
     * @param content the bytes
     */
    record Media(int index, MediaContent content) implements Partial {}

    /**
     * Something structured: a transcript segment, a piece of a tool call.
     *
     * @param kind names it
     * @param data its fields
     */
    record Data(String kind, Parameters data) implements Partial {}
}
