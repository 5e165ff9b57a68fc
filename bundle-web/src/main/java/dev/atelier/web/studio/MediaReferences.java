package dev.atelier.web.studio;

import dev.atelier.core.CallId;
import dev.atelier.core.Parameters;
import dev.atelier.core.asset.Assets;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.media.MediaType;
import dev.atelier.web.http.Site;
import dev.atelier.web.json.InlineFiles;
import dev.atelier.web.platform.Slot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out what a request's media fields refer to; inline data becomes an upload. For one request. */
final class MediaReferences {
    private static final Pattern DATA = Pattern.compile("data:([^;,]*)((?:;[^;,]*)*),");
    private static final Pattern ASSET = Pattern.compile("(.*)/assets/([0-9A-Za-z]{26})(/content)?");
    /** What a field may refer to. */
    static final String KINDS = "an http or https address, a data URL, or the address or id of an asset";

    private static final String ALLOWED = "must be " + KINDS;

    private final Site site;
    private final Slot<Assets> assets;
    private final InlineFiles inline;
    private final long customerId;

    MediaReferences(Site site, Slot<Assets> assets, InlineFiles inline, long customerId) {
        this.site = site;
        this.assets = assets;
        this.inline = inline;
        this.customerId = customerId;
    }

    /** What a field refers to: one or nothing. */
    List<MediaSource> optional(Fields body, String field) {
        return body.text(field).map(text -> List.of(source(body, field, text))).orElse(List.of());
    }

    /** What a list of texts refers to. */
    List<MediaSource> all(Fields body, String field) {
        return body.texts(field).stream().map(text -> source(body, field, text)).toList();
    }

    /** What a text or a list of texts refers to. */
    List<MediaSource> oneOrMore(Fields body, String field) {
        return body.values().get(field) instanceof List<?> ? all(body, field) : optional(body, field);
    }

    private MediaSource source(Fields body, String field, String text) {
        if (text.startsWith("data:")) {
            return uploaded(body, field, text);
        }
        Matcher asset = ASSET.matcher(text);
        if (isId(text)) {
            return new MediaSource.Stored(text);
        } else if (asset.matches() && isId(asset.group(2)) && ours(asset.group(1))) {
            return new MediaSource.Stored(asset.group(2));
        }
        return remote(body, field, text);
    }

    private boolean ours(String before) {
        return before.isEmpty() || before.equals(site.link("")) || before.equals(site.url(""));
    }

    private static boolean isId(String text) {
        try {
            return new CallId(text).value().equals(text);
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }

    private static MediaSource remote(Fields body, String field, String text) {
        try {
            URI address = new URI(text);
            String scheme = address.getScheme();
            if (address.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) {
                return new MediaSource.Remote(address);
            }
        } catch (java.net.URISyntaxException noAddress) {
            // answered below, like an address of another scheme
        }
        throw body.invalid(field, ALLOWED + ", but is \"" + shortened(text) + "\"");
    }

    private MediaSource uploaded(Fields body, String field, String text) {
        Matcher head = DATA.matcher(text);
        if (!head.lookingAt() || !head.group(2).endsWith(";base64")) {
            throw body.invalid(
                    field, "must be a data URL like data:image/png;base64,…, but is \"" + shortened(text) + "\"");
        }
        MediaType declared = declared(body, field, head.group(1));
        try (InputStream bytes = bytes(text.substring(head.end()))) {
            return new MediaSource.Stored(assets.require()
                    .upload(declared, bytes, customerId, Parameters.EMPTY)
                    .id());
        } catch (IOException e) {
            throw body.invalid(field, "holds broken base64: " + e.getMessage());
        } catch (MediaException e) {
            throw body.named(field, e);
        }
    }

    private InputStream bytes(String base64) throws IOException {
        Optional<Path> file = inline.file(base64);
        return file.isPresent()
                ? Files.newInputStream(file.get())
                : Base64.getMimeDecoder().wrap(new ByteArrayInputStream(base64.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static MediaType declared(Fields body, String field, String type) {
        try {
            return type.isEmpty() ? MediaType.BINARY : MediaType.parse(type);
        } catch (IllegalArgumentException e) {
            throw body.invalid(field, "names no media type, but \"" + shortened(type) + "\"");
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
