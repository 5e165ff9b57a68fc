package dev.atelier.core.http;

import dev.atelier.core.media.MediaContent;
import java.util.List;
import java.util.Optional;

/**
 * A server-sent event without the large base64 values of its JSON: in each one's place stands the text {@code
 * content:N}.
 *
 * @param event its name, and its data shortened
 * @param contents the decoded values, in the order in which they came
 */
public record MediaEvent(ServerEvent event, List<MediaContent> contents) {
    public MediaEvent {
        contents = List.copyOf(contents);
    }

    /** The content that a mark in the data stands for; nothing when the value is no mark. */
    public Optional<MediaContent> content(String value) {
        return Marks.find(value, contents);
    }
}
