package dev.atelier.core.operation;

import dev.atelier.core.media.MediaSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The roles that inputs play in the operations known here, and a way to collect them. */
public final class Inputs {
    /** The picture to work on, or reference pictures. */
    public static final String IMAGE = "image";
    /** Transparent or white where an edit applies. */
    public static final String MASK = "mask";
    /** The frame that a video ends with. */
    public static final String LAST_FRAME = "last_frame";
    /** Pictures whose subject or style a video takes over. */
    public static final String REFERENCE = "reference";
    /** A scene's picture; the n-th belongs to the n-th scene that has one. */
    public static final String SCENE = "scene";
    /** The face that a face swap puts in. */
    public static final String FACE = "face";
    /** Sound to transcribe, separate, analyse or continue. */
    public static final String AUDIO = "audio";
    /** Video to analyse, edit or continue. */
    public static final String VIDEO = "video";
    /** Files that chat messages refer to. */
    public static final String ATTACHMENT = "attachment";

    private final Map<String, List<MediaSource>> roles = new LinkedHashMap<>();

    /** Adds a role; null or an empty list adds nothing. */
    public Inputs add(String role, @Nullable MediaSource source) {
        return add(role, source == null ? List.of() : List.of(source));
    }

    public Inputs add(String role, List<MediaSource> sources) {
        if (!sources.isEmpty()) {
            roles.put(role, sources);
        }
        return this;
    }

    public Map<String, List<MediaSource>> toMap() {
        return roles;
    }
}
