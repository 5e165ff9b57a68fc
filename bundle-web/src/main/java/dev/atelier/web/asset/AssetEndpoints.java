package dev.atelier.web.asset;

import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.AssetQuery;
import dev.atelier.core.asset.Assets;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.web.http.Asking;
import dev.atelier.web.http.Endpoint;
import dev.atelier.web.http.Envelope;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Handler;
import dev.atelier.web.http.Query;
import dev.atelier.web.http.Site;
import dev.atelier.web.json.Data;
import dev.atelier.web.platform.Platform;
import dev.atelier.web.platform.Slot;
import java.util.List;

/** The library: what was made and uploaded. */
public final class AssetEndpoints {
    private static final int PAGE = 50;

    private final Slot<Assets> assets;

    private AssetEndpoints(Slot<Assets> assets) {
        this.assets = assets;
    }

    public static List<Endpoint> of(Platform platform) {
        Slot<Assets> needed = platform.assets();
        AssetEndpoints library = new AssetEndpoints(needed);
        return List.of(
                Endpoint.of("GET", "/assets", Handler.waiting(library::list), needed),
                Endpoint.of("GET", "/assets/{id}", Handler.waiting(library::show), needed),
                Endpoint.of("GET", "/assets/{id}/content", Handler.waiting(library::content), needed),
                Endpoint.of("DELETE", "/assets/{id}", Handler.waiting(library::delete), needed));
    }

    private void list(Exchange exchange) {
        Query query = exchange.query();
        int limit = (int) query.integer("limit", 1, 1000).orElse(PAGE);
        List<Asset> found = assets.require()
                .list(new AssetQuery(
                        Asking.customer(exchange, query.integer("customer", 1, Long.MAX_VALUE)),
                        query.text("operation"),
                        query.text("provider"),
                        query.text("model"),
                        query.time("from"),
                        query.time("to"),
                        query.text("before"),
                        limit));
        Data data = new Data()
                .with(
                        "assets",
                        found.stream()
                                .map(asset -> view(exchange.site(), asset))
                                .toList());
        if (found.size() == limit) {
            data.with("next_before", found.get(limit - 1).id());
        }
        exchange.answer(Envelope.ok(data));
    }

    private void show(Exchange exchange) {
        exchange.answer(Envelope.ok(view(exchange.site(), owned(exchange))));
    }

    private void content(Exchange exchange) {
        Asset asset = find(exchange);
        exchange.answer(ContentReply.of(exchange, asset.id(), assets.require().content(asset)));
    }

    private void delete(Exchange exchange) {
        String id = owned(exchange).id();
        if (!assets.require().delete(id)) {
            throw unknown(id);
        }
        exchange.answer(Envelope.ok(new Data().with("asset_id", id).with("deleted", true)));
    }

    private Asset owned(Exchange exchange) {
        Asset asset = find(exchange);
        if (!Asking.maySee(exchange, asset.customerId())) {
            throw unknown(asset.id());
        }
        return asset;
    }

    /** Also somebody else's: whoever was given the address may open it. */
    private Asset find(Exchange exchange) {
        String id = exchange.variable("id");
        return assets.require().find(id).orElseThrow(() -> unknown(id));
    }

    private static MediaException unknown(String id) {
        return new MediaException(ErrorKind.NOT_FOUND, "there is no asset " + id);
    }

    /** An asset as clients see it. */
    static Data view(Site site, Asset asset) {
        return new Data()
                .with("asset_id", asset.id())
                .with("url", site.url("/assets/" + asset.id() + "/content"))
                .with("content_type", asset.type())
                .with("bytes", asset.length())
                .with("digest", asset.digest())
                .with("customer_id", asset.customerId())
                .with("operation", asset.origin().operation())
                .with("provider", asset.origin().provider())
                .with("model", asset.origin().model())
                .with("job_id", asset.origin().call())
                .with("created_at", asset.createdAt())
                .with("expires_at", asset.expiresAt())
                .with("facts", asset.facts());
    }
}
