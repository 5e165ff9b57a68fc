package dev.atelier.web.asset;

import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.web.http.Body;
import dev.atelier.web.http.Envelope;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Reply;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of an asset as an answer: whole, in part, not at all where the client has them, or the address at which the
 * store itself gives them.
 */
final class ContentReply {
    private static final String FOR_EVER = "private, max-age=31536000, immutable";

    private ContentReply() {}

    /** @param name what a client may call the file, without its ending */
    static Reply of(Exchange exchange, String name, MediaContent content) {
        String tag = "\"" + content.digest().hex() + "\"";
        if (exchange.header("If-None-Match").filter(tags -> names(tags, tag)).isPresent()) {
            return described(Reply.of(304, null), tag);
        }
        String disposition = disposition(exchange, name, content.type());
        return elsewhere(exchange, content, disposition)
                .map(address -> Reply.of(302, null).with("Location", address.toString()))
                .orElseGet(() -> bytes(exchange, content, tag, disposition));
    }

    /** Such an address is good for GET alone, and for clients that may follow it: a page may have to stay with us. */
    private static Optional<URI> elsewhere(Exchange exchange, MediaContent content, String disposition) {
        boolean wanted = exchange.request().getMethod().equals("GET")
                && !exchange.query().flag("through");
        return wanted ? content.address(disposition) : Optional.empty();
    }

    private static Reply bytes(Exchange exchange, MediaContent content, String tag, String disposition) {
        Optional<ByteRange> range = exchange.header("Range")
                .filter(asked -> exchange.header("If-Range")
                        .filter(tagged -> !tagged.equals(tag))
                        .isEmpty())
                .flatMap(asked -> ByteRange.parse(asked, content.length()));
        if (range.isPresent() && !range.get().exists()) {
            return Envelope.failure(416, "the content has " + content.length() + " bytes, none of them was asked for")
                    .with("Content-Range", "bytes */" + content.length());
        }
        Reply reply = range.map(part -> partial(content, part))
                .orElseGet(() -> Reply.of(200, Body.content(content, 0, content.length())));
        return described(reply, tag)
                .with("Accept-Ranges", "bytes")
                // Whatever was uploaded: it must not act as a page of ours.
                .with("Content-Security-Policy", "default-src 'none'; sandbox")
                .with("Content-Disposition", disposition);
    }

    private static Reply partial(MediaContent content, ByteRange part) {
        return Reply.of(206, Body.content(content, part.from(), part.length()))
                .with("Content-Range", "bytes " + part.from() + "-" + part.to() + "/" + content.length());
    }

    private static Reply described(Reply reply, String tag) {
        return reply.with("ETag", tag).with("Cache-Control", FOR_EVER);
    }

    private static boolean names(String tags, String tag) {
        return tags.equals("*")
                || Arrays.stream(tags.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals(tag) || one.equals("W/" + tag));
    }

    /** The name is made of the id: what a client called its file never becomes a header. */
    private static String disposition(Exchange exchange, String name, MediaType type) {
        boolean shown = (type.isImage() && !type.subtype().startsWith("svg"))
                || type.isAudio()
                || type.isVideo()
                || type.equals(MediaType.TEXT);
        String kind = shown && !exchange.query().flag("download") ? "inline" : "attachment";
        return kind + "; filename=\"" + name + "." + type.extension().replaceAll("[^a-z0-9]", "") + "\"";
    }
}
