package dev.atelier.stability;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The wire shapes that catalogue entries name: which request goes to which endpoint. */
enum Dialect {
    /** Pictures; the model's id is the end of the path. */
    STABLE_IMAGE(Operation.IMAGE_GENERATE) {
        @Override
        Endpoint endpoint(String model, MediaRequest request) {
            return Endpoint.of(
                    fromImage(request) ? "generate-from-image" : "generate", "stable-image/generate/" + model);
        }
    },
    /** Pictures by the one endpoint that is told the model. */
    STABLE_DIFFUSION(Operation.IMAGE_GENERATE) {
        @Override
        Endpoint endpoint(String model, MediaRequest request) {
            boolean fromImage = fromImage(request);
            return Endpoint.of(fromImage ? "sd3-from-image" : "sd3", "stable-image/generate/sd3")
                    .with("model", model)
                    .with("mode", fromImage ? "image-to-image" : "text-to-image");
        }
    },
    STABLE_IMAGE_EDIT(Operation.IMAGE_EDIT) {
        @Override
        Endpoint endpoint(String model, MediaRequest request) {
            String kind = request.parameters().text("operation").orElse(INSTRUCT);
            if (kind.equals(INSTRUCT)) {
                kind = request.input(Inputs.MASK) == null ? "structure" : "inpaint";
            }
            return Endpoint.ofImage(chosen("operation", kind, EDITS));
        }
    },
    STABLE_IMAGE_UPSCALE(Operation.IMAGE_UPSCALE) {
        @Override
        Endpoint endpoint(String model, MediaRequest request) {
            return Endpoint.ofImage(
                    chosen("mode", request.parameters().text("mode").orElse("fast"), UPSCALES));
        }
    },
    /** Sound by the endpoints that are told the model. */
    STABLE_AUDIO_2(Operation.MUSIC_GENERATE) {
        @Override
        Endpoint endpoint(String model, MediaRequest request) {
            return sound("stable-audio-2", request).with("model", model);
        }
    },
    STABLE_AUDIO_3(Operation.MUSIC_GENERATE) {
        @Override
        Endpoint endpoint(String model, MediaRequest request) {
            return sound("stable-audio-3", request);
        }
    },
    /** Bodies; the model's id is the end of the path. */
    STABLE_3D(Operation.IMAGE_TO_3D) {
        @Override
        Endpoint endpoint(String model, MediaRequest request) {
            return Endpoint.of("3d", "3d/" + model);
        }
    };

    /** The kind of edit that the vendor lacks: it is done as the nearest that it has. */
    static final String INSTRUCT = "instruct";

    private static final Map<String, String> EDITS = Map.ofEntries(
            Map.entry("erase", "edit/erase"),
            Map.entry("inpaint", "edit/inpaint"),
            Map.entry("outpaint", "edit/outpaint"),
            Map.entry("search-and-replace", "edit/search-and-replace"),
            Map.entry("search-and-recolor", "edit/search-and-recolor"),
            Map.entry("remove-background", "edit/remove-background"),
            Map.entry("relight", "edit/replace-background-and-relight"),
            Map.entry("sketch", "control/sketch"),
            Map.entry("structure", "control/structure"),
            Map.entry("style", "control/style"),
            Map.entry("style-transfer", "control/style-transfer"));
    private static final Map<String, String> UPSCALES =
            Map.of("fast", "upscale/fast", "conservative", "upscale/conservative", "creative", "upscale/creative");

    private final String operation;

    Dialect(Operation operation) {
        this.operation = operation.name();
    }

    /** Where a request of a model goes. */
    abstract Endpoint endpoint(String model, MediaRequest request);

    boolean speaksOf(Operation asked) {
        return operation.equals(asked.name());
    }

    /** The name that catalogue entries use. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Dialect> of(String key) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.key().equals(key))
                .findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Dialect::key).toList();
    }

    private static boolean fromImage(MediaRequest request) {
        boolean pictured = request.input(Inputs.IMAGE) != null;
        String mode = request.parameters().text("mode").orElse(pictured ? "image-to-image" : "text-to-image");
        if (pictured != mode.equals("image-to-image")) {
            throw MediaException.invalid(
                    "mode", "is " + mode + ", but " + (pictured ? "a picture was given" : "no picture was given"));
        }
        return pictured;
    }

    private static String chosen(String field, String value, Map<String, String> paths) {
        String path = paths.get(value);
        if (path == null) {
            throw MediaException.invalid(
                    field, "must be one of " + paths.keySet().stream().sorted().toList() + ", but is " + value);
        }
        return path;
    }

    private static Endpoint sound(String family, MediaRequest request) {
        Parameters asked = request.parameters();
        boolean masked = asked.has("mask_start") || asked.has("mask_end");
        String kind = request.input(Inputs.AUDIO) == null ? "text-to-audio" : masked ? "inpaint" : "audio-to-audio";
        return Endpoint.of(kind, "audio/" + family + "/" + kind);
    }
}
