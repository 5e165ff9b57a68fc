package dev.atelier.web.asset;

import dev.atelier.core.Parameters;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.Assets;
import dev.atelier.core.asset.Thumbnails;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaType;
import dev.atelier.web.http.Asking;
import dev.atelier.web.http.Endpoint;
import dev.atelier.web.http.Envelope;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Handler;
import dev.atelier.web.http.Site;
import dev.atelier.web.http.Uploads;
import dev.atelier.web.json.Data;
import dev.atelier.web.platform.Platform;
import dev.atelier.web.platform.Slot;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Uploads of clients. */
public final class FileEndpoints {
    private static final int USUAL_SIDE = 256;

    private final Slot<Assets> assets;
    private final Slot<Thumbnails> thumbnails;

    private FileEndpoints(Platform platform) {
        this.assets = platform.assets();
        this.thumbnails = platform.thumbnails();
    }

    public static List<Endpoint> of(Platform platform) {
        Slot<Assets> needed = platform.assets();
        FileEndpoints files = new FileEndpoints(platform);
        return List.of(
                Endpoint.of("POST", "/files", Handler.waiting(files::upload), needed),
                Endpoint.of("GET", "/files/{id}", Handler.waiting(files::show), needed),
                Endpoint.of(
                        "GET",
                        "/files/{id}/thumbnail",
                        Handler.waiting(files::thumbnail),
                        needed,
                        platform.thumbnails()),
                Endpoint.of("DELETE", "/files/{id}", Handler.waiting(files::delete), needed));
    }

    private void upload(Exchange exchange) throws IOException {
        if (!Uploads.multipart(exchange)) {
            throw new MediaException(
                    ErrorKind.UNSUPPORTED_MEDIA, "Content-Type must be multipart/form-data with one or several files");
        }
        Uploads uploads = Uploads.read(exchange);
        try {
            long customer = customer(exchange, uploads);
            List<Data> taken = new ArrayList<>();
            for (Part part : uploads.files()) {
                taken.add(view(exchange.site(), take(part, customer)));
            }
            if (taken.isEmpty()) {
                throw MediaException.invalid("file", "is required: a part of the multipart body with a file name");
            }
            exchange.answer(Envelope.ok(new Data().with("files", taken)));
        } finally {
            uploads.delete();
        }
    }

    private static long customer(Exchange exchange, Uploads uploads) throws IOException {
        Optional<String> text = uploads.field("customer_id");
        text.filter(given -> !given.matches("[1-9]\\d{0,17}")).ifPresent(given -> {
            throw MediaException.invalid("customer_id", "must be a whole number above 0, but is \"" + given + "\"");
        });
        OptionalLong named = text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
        return Asking.caller(exchange, named).customerId();
    }

    private Asset take(Part part, long customer) throws IOException {
        Parameters facts = Parameters.of("file_name", part.getSubmittedFileName());
        return assets.require().upload(declared(part), part.getInputStream(), customer, facts);
    }

    private static MediaType declared(Part part) {
        try {
            return part.getContentType() == null ? MediaType.BINARY : MediaType.parse(part.getContentType());
        } catch (IllegalArgumentException unreadable) {
            return MediaType.BINARY;
        }
    }

    private void show(Exchange exchange) {
        Asset asset = find(exchange);
        exchange.answer(Envelope.ok(view(exchange.site(), asset)));
    }

    private void thumbnail(Exchange exchange) {
        int side = (int) exchange.query().integer("size", 16, 2048).orElse(USUAL_SIDE);
        Asset asset = find(exchange);
        exchange.answer(
                ContentReply.of(exchange, asset.id(), thumbnails.require().of(asset, side)));
    }

    private void delete(Exchange exchange) {
        String id = find(exchange).id();
        if (!assets.require().delete(id)) {
            throw unknown(id);
        }
        exchange.answer(Envelope.ok(new Data().with("id", id).with("deleted", true)));
    }

    private Asset find(Exchange exchange) {
        String id = exchange.variable("id");
        return assets.require()
                .find(id)
                .filter(asset -> Asking.maySee(exchange, asset.customerId()))
                .orElseThrow(() -> unknown(id));
    }

    private static MediaException unknown(String id) {
        return new MediaException(ErrorKind.NOT_FOUND, "there is no file " + id);
    }

    /** What the look into the bytes told lies beside id, type and size. */
    private static Data view(Site site, Asset asset) {
        return new Data()
                .with("id", asset.id())
                .with("type", asset.type())
                .with("size", asset.length())
                .with("url", site.url("/assets/" + asset.id() + "/content"))
                .withAll(asset.facts().asMap());
    }
}
