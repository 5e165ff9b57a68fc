package dev.atelier.library.asset;

import dev.atelier.core.asset.Asset;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaType;
import dev.atelier.library.json.JsonText;
import dev.atelier.library.table.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Assets as rows of the table {@code asset}. */
final class AssetRows {
    static final String COLUMNS = "id, digest, media_type, bytes, customer, call_id, operation, provider, model,"
            + " created_at, expires_at, facts";

    private final JsonText json = new JsonText();

    /** The values of the columns, in order. */
    static @Nullable Object[] values(Asset asset) {
        Asset.Origin origin = asset.origin();
        return new @Nullable Object[] {
            asset.id(),
            asset.digest().hex(),
            asset.type().toString(),
            asset.length(),
            asset.customerId(),
            origin.call().orElse(null),
            origin.operation(),
            origin.provider().orElse(null),
            origin.model().orElse(null),
            Times.nanos(asset.createdAt()),
            asset.expiresAt().map(Times::nanos).orElse(null),
            asset.facts().canonical()
        };
    }

    Asset read(ResultSet row) throws SQLException {
        long expires = row.getLong("expires_at");
        boolean stays = row.wasNull();
        return new Asset(
                row.getString("id"),
                new Digest(row.getString("digest")),
                MediaType.parse(row.getString("media_type")),
                row.getLong("bytes"),
                row.getLong("customer"),
                new Asset.Origin(
                        Optional.ofNullable(row.getString("call_id")),
                        row.getString("operation"),
                        Optional.ofNullable(row.getString("provider")),
                        Optional.ofNullable(row.getString("model"))),
                Times.time(row.getLong("created_at")),
                stays ? Optional.empty() : Optional.of(Times.time(expires)),
                json.read(row.getString("facts")));
    }
}
