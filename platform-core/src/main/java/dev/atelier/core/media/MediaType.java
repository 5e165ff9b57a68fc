package dev.atelier.core.media;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A media type without parameters, lower case, for example {@code image/png} (RFC 6838).
 *
 * @param type the part before the slash
 * @param subtype the part after it
 */
public record MediaType(String type, String subtype) {
    // Before the constants, whose construction needs it.
    private static final Pattern TOKEN = Pattern.compile("[a-z0-9!#$&^_.+-]{1,127}");

    public static final MediaType PNG = new MediaType("image", "png");
    public static final MediaType JPEG = new MediaType("image", "jpeg");
    public static final MediaType WEBP = new MediaType("image", "webp");
    public static final MediaType GIF = new MediaType("image", "gif");
    public static final MediaType WAV = new MediaType("audio", "wav");
    public static final MediaType MP3 = new MediaType("audio", "mpeg");
    public static final MediaType MP4 = new MediaType("video", "mp4");
    public static final MediaType JSON = new MediaType("application", "json");
    public static final MediaType TEXT = new MediaType("text", "plain");
    public static final MediaType BINARY = new MediaType("application", "octet-stream");

    private static final Map<String, String> EXTENSIONS = Map.of(
            "image/jpeg", "jpg",
            "image/svg+xml", "svg",
            "audio/mpeg", "mp3",
            "audio/mp4", "m4a",
            "video/quicktime", "mov",
            "text/plain", "txt",
            "text/vtt", "vtt",
            "model/gltf-binary", "glb",
            "application/octet-stream", "bin");

    /** @throws IllegalArgumentException if a part is not a lower-case token */
    public MediaType {
        if (!TOKEN.matcher(type).matches() || !TOKEN.matcher(subtype).matches()) {
            throw new IllegalArgumentException("not a media type: " + type + "/" + subtype);
        }
    }

    /**
     * Reads a Content-Type value, dropping parameters.
     *
     * @throws IllegalArgumentException if the text is no media type
     */
    public static MediaType parse(String text) {
        int end = text.indexOf(';');
        String essence = (end < 0 ? text : text.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        int slash = essence.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a media type: " + text);
        }
        return new MediaType(essence.substring(0, slash), essence.substring(slash + 1));
    }

    public boolean isImage() {
        return type.equals("image");
    }

    public boolean isAudio() {
        return type.equals("audio");
    }

    public boolean isVideo() {
        return type.equals("video");
    }

    /** The usual file name extension, without a dot. */
    public String extension() {
        return EXTENSIONS.getOrDefault(toString(), subtype);
    }

    @Override
    public String toString() {
        return type + "/" + subtype;
    }
}
