package dev.atelier.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.http.ServerEvent;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.core.vendor.VendorError;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads an answer that comes as server-sent events. For one thread. */
public abstract class Events implements Consumer<ServerEvent> {
    private Optional<VendorError> error = Optional.empty();
    private boolean complete;

    @Override
    public final void accept(ServerEvent event) {
        JsonNode json = Json.tree(event.data());
        if (json.hasNonNull("error")) {
            // The status was sent long before, so it says nothing.
            VendorError read = ApiError.read(json.path("error"), Map.of());
            error = Optional.of(read.kind().isPresent() ? read : read.withKind(ErrorKind.PROVIDER_FAILED));
        } else if (json.isObject()) {
            read(json);
        }
    }

    /**
     * To be called once the stream has ended.
     *
     * @param reply what the stream began with
     * @throws dev.atelier.core.error.MediaException when something went wrong on the way, or the last event is missing
     */
    public final void requireWhole(Vendor vendor, HttpReply reply) {
        if (error.isPresent()) {
            throw vendor.failure(reply, error.get());
        } else if (!complete) {
            throw vendor.malformed("the answer breaks off before its end");
        }
    }

    abstract void read(JsonNode event);

    final void end() {
        complete = true;
    }
}
