package dev.atelier.core.http;

import dev.atelier.core.media.MediaContent;
import java.util.List;
import java.util.Optional;

/**
 * A JSON answer without its large base64 values: in each one's place stands the text {@code content:N}.
 *
 * @param reply status, headers and the shortened JSON; the whole answer where it is an error
 * @param contents the decoded values, in the order in which they came
 */
public record JsonReply(HttpReply reply, List<MediaContent> contents) {
    public JsonReply {
        contents = List.copyOf(contents);
    }

    /** The content that a mark in the JSON stands for; nothing when the value is no mark. */
    public Optional<MediaContent> content(String value) {
        return Marks.find(value, contents);
    }
}
