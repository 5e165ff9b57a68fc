package dev.atelier.runtime.validation;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.model.InputSlot;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.Inputs;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether the media of a request fit into the model's slots. What the media are is seen when they are here. */
final class InputRules {
    private InputRules() {}

    static void check(ModelDescriptor model, Map<String, List<MediaSource>> inputs) {
        for (String role : inputs.keySet()) {
            if (model.inputs().stream().noneMatch(slot -> slot.role().equals(role))) {
                throw notTaken(role, model);
            }
        }
        model.inputs()
                .forEach(slot ->
                        check(slot, inputs.getOrDefault(slot.role(), List.of()).size()));
    }

    private static MediaException notTaken(String role, ModelDescriptor model) {
        return role.equals(Inputs.LAST_FRAME)
                ? new MediaException(
                        ErrorKind.UNSUPPORTED_OPERATION,
                        model.id() + " makes no videos between two pictures: it takes no last frame")
                : MediaException.invalid(role, "is not taken by " + model.id() + "; " + taken(model));
    }

    private static void check(InputSlot slot, int given) {
        if (given == 0 && slot.min() == 1) {
            throw MediaException.invalid(slot.role(), "is required");
        } else if (given < slot.min()) {
            throw MediaException.invalid(slot.role(), "needs at least " + slot.min() + ", but " + were(given));
        } else if (given > slot.max()) {
            throw MediaException.invalid(slot.role(), "takes at most " + slot.max() + ", but " + were(given));
        }
    }

    private static String were(int given) {
        return given == 1 ? "1 was given" : given + " were given";
    }

    private static String taken(ModelDescriptor model) {
        return model.inputs().isEmpty()
                ? "it takes no media"
                : "it takes " + model.inputs().stream().map(InputSlot::role).collect(Collectors.joining(", "));
    }
}
