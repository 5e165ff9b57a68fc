package dev.atelier.core.http;

import dev.atelier.core.media.MediaContent;
import java.util.Optional;

/**
 * An answer that is media, or says in words why it is not.
 *
 * @param reply status and headers; the body is empty where there is content
 * @param content the media; absent for a status outside 200 to 299, and for 202 and 204
 */
public record BinaryReply(HttpReply reply, Optional<MediaContent> content) {}
