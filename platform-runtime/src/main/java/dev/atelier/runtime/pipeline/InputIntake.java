package dev.atelier.runtime.pipeline;

import dev.atelier.core.CallId;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.model.InputSlot;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.runtime.asset.Outputs;
import dev.atelier.runtime.http.RemoteMedia;
import dev.atelier.runtime.registry.Route;
import dev.atelier.runtime.timeline.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Brings a request's media in and checks them against what the model takes. */
@Component(service = InputIntake.class)
public final class InputIntake {
    private final Outputs outputs;
    private final RemoteMedia remote;

    @Activate
    public InputIntake(@Reference Outputs outputs, @Reference RemoteMedia remote) {
        this.outputs = outputs;
        this.remote = remote;
    }

    /** Checks roles and numbers, without a look at the media. */
    void check(Route route) {
        Timeline.parts(route.request(), route.model()).forEach(part -> check(part, route));
    }

    private static void check(MediaRequest request, Route route) {
        request.inputs().keySet().forEach(role -> slot(role, route));
        for (InputSlot slot : route.model().inputs()) {
            int given = request.inputs(slot.role()).size();
            if (given < slot.min() || given > slot.max()) {
                throw MediaException.invalid(
                        slot.role(),
                        "must be given " + slot.min() + ".." + slot.max() + " times for "
                                + route.model().id() + ", but is given " + given + " times");
            }
        }
    }

    /** The same request with all media stored here. */
    MediaRequest take(CallId id, Route route, Caller caller) {
        check(route);
        if (route.request().inputs().isEmpty()) {
            return route.request();
        }
        Map<String, List<MediaSource>> stored = new LinkedHashMap<>();
        route.request().inputs().forEach((role, sources) -> {
            InputSlot slot = slot(role, route);
            List<MediaSource> kept = new ArrayList<>();
            for (MediaSource source : sources) {
                kept.add(take(id, source, slot, caller));
            }
            stored.put(role, kept);
        });
        return route.request().withInputs(stored);
    }

    private MediaSource take(CallId id, MediaSource source, InputSlot slot, Caller caller) {
        if (source instanceof MediaSource.Remote elsewhere) {
            MediaContent fetched = remote.fetch(slot.role(), elsewhere.address(), outputs.sink(id, true));
            check(fetched, slot);
            return outputs.adopt(fetched, id, caller);
        }
        check(outputs.input(slot.role(), (MediaSource.Stored) source, caller), slot);
        return source;
    }

    private static void check(MediaContent content, InputSlot slot) {
        if (!slot.accepts(content.type())) {
            throw refused(
                    ErrorKind.UNSUPPORTED_MEDIA,
                    slot,
                    "must be one of " + new TreeSet<>(slot.types()) + ", but is " + content.type());
        }
        if (content.length() > slot.maxBytes()) {
            throw refused(
                    ErrorKind.TOO_LARGE,
                    slot,
                    "must be at most " + slot.maxBytes() + " bytes long, but has " + content.length());
        }
    }

    private static MediaException refused(ErrorKind kind, InputSlot slot, String problem) {
        return new MediaException(Failure.of(kind, slot.role() + " " + problem).withField(slot.role()));
    }

    private static InputSlot slot(String given, Route route) {
        List<InputSlot> slots = route.model().inputs();
        boolean ofClip = given.equals(Inputs.SCENE) && Timeline.isAsked(route.request(), route.model());
        String role = ofClip ? Inputs.IMAGE : given;
        return slots.stream()
                .filter(slot -> slot.role().equals(role))
                .findFirst()
                .orElseThrow(() -> MediaException.invalid(
                        role,
                        "is not taken by " + route.model().id() + ", which takes "
                                + (slots.isEmpty()
                                        ? "no media"
                                        : slots.stream().map(InputSlot::role).toList())));
    }
}
