package dev.atelier.core.http;

import dev.atelier.core.media.MediaContent;
import java.util.List;
import java.util.Optional;

/** What stands in JSON in the place of a content that was taken out. */
final class Marks {
    private static final String MARK = "content:";

    private Marks() {}

    static Optional<MediaContent> find(String value, List<MediaContent> contents) {
        if (!value.startsWith(MARK)) {
            return Optional.empty();
        }
        try {
            return Optional.of(contents.get(Integer.parseInt(value.substring(MARK.length()))));
        } catch (NumberFormatException | IndexOutOfBoundsException noMark) {
            return Optional.empty();
        }
    }
}
