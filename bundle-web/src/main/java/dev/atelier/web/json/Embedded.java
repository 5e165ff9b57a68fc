package dev.atelier.web.json;

import dev.atelier.core.media.MediaContent;

/**
 * Media inside a JSON answer, encoded while it is written and never held as text.
 *
 * @param content the bytes
 * @param dataUrl true: a data URL; false: bare base64
 */
public record Embedded(MediaContent content, boolean dataUrl) {
    String prefix() {
        return dataUrl ? "data:" + content.type() + ";base64," : "";
    }
}
