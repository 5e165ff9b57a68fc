package dev.atelier.gemini;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.http.JsonReply;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.ChatReply;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.provider.Partial;
import dev.atelier.core.provider.PartialListener;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.utility.MediaEncoder;
import dev.atelier.core.vendor.Dialect;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.gemini.wire.ApiError;
import dev.atelier.gemini.wire.ContentRequest;
import dev.atelier.gemini.wire.ContentResponse;
import dev.atelier.gemini.wire.Pcm;
import dev.atelier.gemini.wire.Transcripts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gemini's own models: pictures, speech, words about what they see and hear, conversation. */
final class Content implements Dialect {
    private static final int MOST_QUOTED = 300;
    private static final Map<String, String> FINISHES = Map.of("STOP", "stop", "MAX_TOKENS", "length");

    private final Vendor vendor;
    private final MediaEncoder encoder;

    Content(Vendor vendor, MediaEncoder encoder) {
        this.vendor = vendor;
        this.encoder = encoder;
    }

    @Override
    public ProviderAnswer start(ProviderCall call) {
        ContentRequest asked = ContentRequest.of(call)
                .orElseThrow(() -> vendor.unsupported(call.request().operation()));
        MediaResult result = switch (call.request().operation().name()) {
            case "image.generate", "image.edit" -> files(call, asked, "image", MediaType.PNG);
            case "speech.generate" -> files(call, asked, "audio", Pcm.TYPE);
            case "speech.transcribe", "speech.translate" -> transcript(call, asked);
            default -> words(call, asked);
        };
        return new ProviderAnswer.Finished(result);
    }

    private MediaResult files(ProviderCall call, ContentRequest asked, String role, MediaType declared) {
        JsonReply reply =
                vendor.door().json(submit(call, asked, "generateContent"), Set.of("data"), declared, call.sink());
        vendor.accepted(reply.reply(), ApiError::read);
        ContentResponse response = read(reply.reply().body());
        List<Artifact> files = new ArrayList<>();
        for (ContentResponse.Media media : response.media()) {
            MediaContent content =
                    reply.content(media.data()).orElseThrow(() -> vendor.malformed("a file in the answer is empty"));
            files.add(new Artifact(role, playable(call, media.mimeType(), content)));
        }
        if (files.isEmpty()) {
            throw nothing(response, role);
        }
        Parameters details = response.text().isBlank() ? Parameters.EMPTY : Parameters.of("text", response.text());
        return new MediaResult(files, details, response.units(), Optional.empty(), asked.warnings());
    }

    /** Only bare samples get a header: some models answer with a WAV file, which a second header would spoil. */
    private MediaContent playable(ProviderCall call, String mimeType, MediaContent content) {
        Optional<Parameters> layout = Pcm.layout(mimeType);
        if (layout.isEmpty()) {
            return content;
        }
        try {
            return encoder.encode(content.open(), layout.get(), MediaType.WAV, call.sink());
        } catch (IOException unreadable) {
            throw new MediaException(ErrorKind.STORAGE_FAILED, "the samples cannot be read again", unreadable);
        }
    }

    private MediaResult transcript(ProviderCall call, ContentRequest asked) {
        ContentResponse response = whole(call, asked);
        if (response.text().isBlank()) {
            throw nothing(response, "text");
        }
        return MediaResult.of(Transcripts.read(response.text()).toDetails()).withUnits(response.units());
    }

    private MediaResult words(ProviderCall call, ContentRequest asked) {
        ContentResponse response = call.partials() == PartialListener.NONE ? whole(call, asked) : streamed(call, asked);
        String reason = response.end().reason().orElse("");
        boolean cutShort = reason.equals("MAX_TOKENS");
        if (response.text().isEmpty() && response.toolCalls().isEmpty() && !cutShort) {
            throw nothing(response, "text");
        }
        String finish = response.end().moderated() ? "content_filter" : FINISHES.getOrDefault(reason, "stop");
        ChatReply said = new ChatReply(
                response.text(), response.toolCalls().isEmpty() ? finish : "tool_calls", response.toolCalls());
        return MediaResult.of(said.toDetails()).withUnits(response.units());
    }

    private ContentResponse whole(ProviderCall call, ContentRequest asked) {
        HttpReply reply = vendor.door().send(submit(call, asked, "generateContent"));
        return read(vendor.accepted(reply, ApiError::read).body());
    }

    private ContentResponse streamed(ProviderCall call, ContentRequest asked) {
        List<ContentResponse> stretches = new ArrayList<>();
        HttpReply reply = vendor.door().events(submit(call, asked, "streamGenerateContent?alt=sse"), event -> {
            if (call.cancelled()) {
                // Words that nobody reads are charged all the same, so the vendor is not left talking.
                throw vendor.failure(ErrorKind.CANCELLED, "the conversation was left");
            }
            ContentResponse next = read(event.data());
            stretches.add(next);
            if (!next.text().isEmpty()) {
                call.partials().part(new Partial.Text(next.text()));
            }
        });
        vendor.accepted(reply, ApiError::read);
        if (stretches.isEmpty()) {
            // Some compatible servers answer whole, whatever they are asked for.
            stretches.add(read(reply.body()));
        }
        return stretches.stream()
                .reduce(ContentResponse::plus)
                .filter(all -> all.end().reason().isPresent())
                .orElseThrow(() -> vendor.malformed("the stream of words breaks off"));
    }

    private static HttpCall submit(ProviderCall call, ContentRequest asked, String method) {
        return HttpCall.buy("/models/" + call.model().id() + ":" + method, asked.json());
    }

    private ContentResponse read(String body) {
        ApiError.within(body).ifPresent(error -> {
            throw vendor.failure(error, ApiError.read(error));
        });
        return ContentResponse.read(body)
                .orElseThrow(() -> vendor.malformed("the answer holds neither a candidate nor why there is none"));
    }

    /** Why an answer with status 200 lacks what it was asked for. */
    private MediaException nothing(ContentResponse response, String wanted) {
        String reason = response.end().reason().orElse("no reason");
        String said = response.end().message().orElse(response.text()).strip();
        String quoted = said.substring(0, Math.min(MOST_QUOTED, said.length()));
        if (reason.equals("no reason") || (reason.equals("STOP") && quoted.isEmpty())) {
            return vendor.malformed("the answer holds no " + wanted);
        }
        ErrorKind kind = response.end().moderated() ? ErrorKind.MODERATED : ErrorKind.PROVIDER_REJECTED;
        String message =
                "Gemini answers with no " + wanted + " (" + reason + ")" + (quoted.isEmpty() ? "" : ": " + quoted);
        return vendor.failure(Failure.of(kind, message).withVendorCode(reason));
    }
}
