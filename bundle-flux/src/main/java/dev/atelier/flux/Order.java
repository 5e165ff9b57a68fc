package dev.atelier.flux;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.ProviderCall;
import java.util.ArrayList;
import java.util.List;

/** The body of a submit: a call's terms and its media. For one thread. */
final class Order {
    private final List<MediaContent> media = new ArrayList<>();
    private final ProviderCall call;
    private final Dialect dialect;
    private Parameters body;

    private Order(ProviderCall call, Dialect dialect, Parameters body) {
        this.call = call;
        this.dialect = dialect;
        this.body = body;
    }

    /** @param terms with what else the body is to hold */
    static HttpBody.Json of(ProviderCall call, Dialect dialect, Parameters terms) {
        Order order = new Order(call, dialect, terms);
        if (dialect == Dialect.FLUX_VIDEO) {
            order.footage();
        } else {
            order.pictures();
        }
        return new HttpBody.Json(order.body.canonical(), order.media);
    }

    private void pictures() {
        List<MediaContent> pictures = call.inputs(Inputs.IMAGE);
        if (pictures.isEmpty() && call.request().operation().equals(Operation.IMAGE_EDIT)) {
            throw MediaException.invalid(Inputs.IMAGE, "is required");
        }
        for (int i = 0; i < pictures.size(); i++) {
            String number = i == 0 ? "" : "_" + (i + 1);
            body = body.with(dialect.picture + number, mark(pictures.get(i)));
        }
        if (dialect == Dialect.FLUX_FILL) {
            call.inputs(Inputs.MASK).forEach(mask -> body = body.with(Inputs.MASK, mark(mask)));
        }
    }

    /** Pictures have their second in the video, the first being at its beginning. */
    private void footage() {
        List<Object> frames = new ArrayList<>();
        call.inputs(Inputs.IMAGE).forEach(first -> frames.add(mark(first)));
        call.inputs(Inputs.LAST_FRAME)
                .forEach(last -> frames.add(List.of(body.integer("duration").orElse(0), mark(last))));
        List<MediaContent> videos = call.inputs(Inputs.VIDEO);
        videos.forEach(video -> body = body.with("start_video", mark(video)));
        String mode = videos.isEmpty() ? (frames.isEmpty() ? "t2v" : "i2v") : "v2v";
        body = body.with("mode", body.has("draft_cache") ? "draft_enhance" : mode)
                .with(dialect.picture, frames.isEmpty() ? null : frames);
    }

    private String mark(MediaContent content) {
        media.add(content);
        return HttpBody.Json.base64(media.size() - 1);
    }
}
