package dev.atelier.web.studio;

import static dev.atelier.web.studio.MediaField.optional;
import static dev.atelier.web.studio.MediaField.required;
import static dev.atelier.web.studio.TaskForm.Words.PERHAPS;
import static dev.atelier.web.studio.TaskForm.Words.PROMPT;
import static dev.atelier.web.studio.TaskForm.Words.QUESTION;

import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.Operation;
import java.util.List;
import java.util.Optional;

/** What the simpler calls are called, and their fields. */
final class TaskForms {
    private static final MediaField PICTURE = required(Inputs.IMAGE, "image_url");
    private static final MediaField SOUND = required(Inputs.AUDIO, "audio_url");

    static final TaskForm EDIT = new TaskForm(
            Operation.IMAGE_EDIT,
            "image",
            Optional.of("openai"),
            PERHAPS,
            List.of(required(Inputs.IMAGE, "image_url", "image_urls", "images"), optional(Inputs.MASK, "mask_url")),
            List.of("operation"));

    static final TaskForm UPSCALE = new TaskForm(
            Operation.IMAGE_UPSCALE, "image", Optional.of("stability"), PERHAPS, List.of(PICTURE), List.of("mode"));

    static final TaskForm VARIATION = new TaskForm(
            Operation.IMAGE_VARIATION, "image", Optional.of("openai"), PERHAPS, List.of(PICTURE), List.of());

    static final TaskForm TO_3D = new TaskForm(
            Operation.IMAGE_TO_3D, "image", Optional.of("stability"), PERHAPS, List.of(PICTURE), List.of());

    static final TaskForm FACE_SWAP = new TaskForm(
            Operation.IMAGE_FACE_SWAP,
            "image",
            Optional.empty(),
            PERHAPS,
            List.of(PICTURE, required(Inputs.FACE, "face_url")),
            List.of());

    static final TaskForm IMAGE_QUESTION = new TaskForm(
            Operation.IMAGE_ANALYZE, "image", Optional.of("openai"), QUESTION, List.of(PICTURE), List.of());

    static final TaskForm VIDEO_QUESTION = new TaskForm(
            Operation.VIDEO_ANALYZE,
            "video",
            Optional.of("gemini"),
            QUESTION,
            List.of(required(Inputs.VIDEO, "video_url")),
            List.of());

    static final TaskForm VIDEO_EDIT = new TaskForm(
            Operation.VIDEO_EDIT,
            "video",
            Optional.of("grok"),
            PROMPT,
            List.of(required(Inputs.VIDEO, "video_url"), optional(Inputs.IMAGE, "image_url")),
            List.of("operation"));

    static final TaskForm TRANSCRIBE = new TaskForm(
            Operation.SPEECH_TRANSCRIBE, "speech", Optional.of("openai"), PERHAPS, List.of(SOUND), List.of("language"));

    static final TaskForm TRANSLATE = new TaskForm(
            Operation.SPEECH_TRANSLATE, "speech", Optional.of("openai"), PERHAPS, List.of(SOUND), List.of());

    static final TaskForm MUSIC = new TaskForm(
            Operation.MUSIC_GENERATE,
            "music",
            Optional.of("stability"),
            PROMPT,
            List.of(optional(Inputs.AUDIO, "audio_url")),
            List.of("duration_seconds"));

    static final List<TaskForm> ALL = List.of(
            EDIT,
            UPSCALE,
            VARIATION,
            TO_3D,
            FACE_SWAP,
            IMAGE_QUESTION,
            VIDEO_QUESTION,
            VIDEO_EDIT,
            TRANSCRIBE,
            TRANSLATE,
            MUSIC);

    private TaskForms() {}
}
