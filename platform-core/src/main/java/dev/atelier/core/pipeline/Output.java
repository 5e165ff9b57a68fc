package dev.atelier.core.pipeline;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaType;
import java.util.Optional;

/**
 * One file of an outcome.
 *
 * @param role what it is in the result, see {@link dev.atelier.core.operation.Artifact}
 * @param type its media type
 * @param length bytes
 * @param digest of the bytes
 * @param asset its id in the asset store; absent when it was not to be kept
 * @param facts what is known of it: width, height, seed, …
 */
public record Output(
        String role, MediaType type, long length, Digest digest, Optional<String> asset, Parameters facts) {}
