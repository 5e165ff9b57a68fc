package dev.atelier.core.operation;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaContent;

/**
 * One file of a result, already in the store that the call's sink belongs to.
 *
 * @param role what it is in the result: {@code image}, {@code video}, {@code audio}, {@code thumbnail}, a track's name
 * @param content the bytes as the vendor sent them
 * @param facts what is known of this one file, for example {@code revised_prompt} or {@code seed}
 */
public record Artifact(String role, MediaContent content, Parameters facts) {
    public Artifact(String role, MediaContent content) {
        this(role, content, Parameters.EMPTY);
    }
}
