package dev.atelier.runtime.http.answer;

import dev.atelier.core.media.MediaContent;
import java.util.List;

/** A line of a stream of events while it arrives. For one thread. */
interface LineText {
    void append(byte[] source, int from, int to);

    /** Ends the line and begins the next. */
    String takeLine();

    /** The media of the lines since the last time. */
    default List<MediaContent> takeContents() {
        return List.of();
    }
}
