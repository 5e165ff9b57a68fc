package dev.atelier.core.operation;

import java.util.regex.Pattern;

/**
 * What can be asked of a model, by name: a group and a verb, for example {@code image.generate}. The set is open: a
 * bundle may bring an operation of its own by using a new name in its catalogue; the platform routes, validates,
 * meters and stores it like any other.
 *
 * @param name lower case, {@code group.verb}
 */
public record Operation(String name) {
    // Before the constants, whose construction needs it.
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*\\.[a-z0-9][a-z0-9-]*");

    public static final Operation IMAGE_GENERATE = new Operation("image.generate");
    public static final Operation IMAGE_EDIT = new Operation("image.edit");
    public static final Operation IMAGE_UPSCALE = new Operation("image.upscale");
    public static final Operation IMAGE_VARIATION = new Operation("image.variation");
    public static final Operation IMAGE_TO_3D = new Operation("image.to-3d");
    public static final Operation IMAGE_FACE_SWAP = new Operation("image.face-swap");
    public static final Operation IMAGE_ANALYZE = new Operation("image.analyze");
    public static final Operation VIDEO_GENERATE = new Operation("video.generate");
    public static final Operation VIDEO_EDIT = new Operation("video.edit");
    public static final Operation VIDEO_ANALYZE = new Operation("video.analyze");
    public static final Operation SPEECH_GENERATE = new Operation("speech.generate");
    public static final Operation SPEECH_TRANSCRIBE = new Operation("speech.transcribe");
    public static final Operation SPEECH_TRANSLATE = new Operation("speech.translate");
    public static final Operation MUSIC_GENERATE = new Operation("music.generate");
    public static final Operation AUDIO_SEPARATE = new Operation("audio.separate");
    public static final Operation AUDIO_ANALYZE = new Operation("audio.analyze");
    public static final Operation CHAT_COMPLETE = new Operation("chat.complete");

    /** @throws IllegalArgumentException if the name is not {@code group.verb} */
    public Operation {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not an operation name (group.verb): " + name);
        }
    }

    /** The part before the dot, by which quotas and prefixes are grouped: {@code image}, {@code video}, … */
    public String group() {
        return name.substring(0, name.indexOf('.'));
    }

    @Override
    public String toString() {
        return name;
    }
}
