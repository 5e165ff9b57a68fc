package dev.atelier.web.studio;

import dev.atelier.core.media.MediaSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A place for media in the body of a call.
 *
 * @param role what they are in the request; also the name of a multipart body's part
 * @param required whether there must be some
 * @param names the fields that refer to them, each a text or a list of texts; errors speak of the first
 */
record MediaField(String role, boolean required, List<String> names) {
    static MediaField required(String role, String... names) {
        return new MediaField(role, true, List.of(names));
    }

    static MediaField optional(String role, String... names) {
        return new MediaField(role, false, List.of(names));
    }

    String name() {
        return names.get(0);
    }

    boolean isIn(Fields body) {
        return names.stream().anyMatch(body::has);
    }

    List<MediaSource> sources(Fields body, MediaReferences media) {
        List<MediaSource> sources = new ArrayList<>();
        names.forEach(name -> sources.addAll(media.oneOrMore(body, name)));
        if (required && sources.isEmpty()) {
            throw body.invalid(name(), "is required: " + MediaReferences.KINDS);
        }
        return sources;
    }

    /** Whether files of a part with this name belong here: {@code image}, {@code image[]}, {@code image_url}. */
    boolean takes(String part) {
        String bare = part.endsWith("[]") ? part.substring(0, part.length() - 2) : part;
        return bare.equals(role) || names.contains(bare);
    }
}
