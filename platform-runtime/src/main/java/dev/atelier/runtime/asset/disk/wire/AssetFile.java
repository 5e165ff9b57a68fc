package dev.atelier.runtime.asset.disk.wire;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.core.Parameters;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.media.Digest;
import dev.atelier.core.media.MediaType;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An asset as the JSON text of its file. Members that a newer version may add are ignored. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssetFile(
        String id,
        String digest,
        String type,
        long length,
        @JsonProperty("customer_id") long customerId,
        String operation,
        @Nullable String call,
        @Nullable String provider,
        @Nullable String model,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("expires_at") @Nullable String expiresAt,
        Map<String, Object> facts) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The JSON text of an asset. */
    public static byte[] write(Asset asset) throws IOException {
        return MAPPER.writeValueAsBytes(new AssetFile(
                asset.id(),
                asset.digest().hex(),
                asset.type().toString(),
                asset.length(),
                asset.customerId(),
                asset.origin().operation(),
                asset.origin().call().orElse(null),
                asset.origin().provider().orElse(null),
                asset.origin().model().orElse(null),
                asset.createdAt().toString(),
                asset.expiresAt().map(Instant::toString).orElse(null),
                asset.facts().asMap()));
    }

    /** @throws IOException if the text is not that of an asset */
    public static Asset read(byte[] json) throws IOException {
        try {
            return MAPPER.readValue(json, AssetFile.class).toAsset();
        } catch (IllegalArgumentException | NullPointerException | java.time.DateTimeException wrong) {
            throw new IOException("not an asset's file: " + wrong.getMessage(), wrong);
        }
    }

    private Asset toAsset() {
        return new Asset(
                id,
                new Digest(digest),
                MediaType.parse(type),
                length,
                customerId,
                new Asset.Origin(
                        Optional.ofNullable(call),
                        operation,
                        Optional.ofNullable(provider),
                        Optional.ofNullable(model)),
                Instant.parse(createdAt),
                Optional.ofNullable(expiresAt).map(Instant::parse),
                Parameters.of(facts));
    }
}
