package dev.atelier.openai;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.BinaryReply;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.vendor.Dialect;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.core.vendor.VendorError;
import dev.atelier.openai.wire.ApiError;
import dev.atelier.openai.wire.SpeechEvents;
import dev.atelier.openai.wire.SpeechRequest;
import dev.atelier.openai.wire.TranscriptAnswer;
import dev.atelier.openai.wire.TranscriptEvents;
import dev.atelier.openai.wire.TranscriptRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Words spoken aloud, and the words in some sound. */
final class Sound implements Dialect {
    private static final Function<HttpReply, VendorError> ERRORS =
            ApiError.reader(Map.of("input", "text", "response_format", "format", "file", "audio"));

    private final Vendor vendor;

    Sound(Vendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public ProviderAnswer start(ProviderCall call) {
        return new ProviderAnswer.Finished(
                switch (call.request().operation().name()) {
                    case "speech.generate" -> speak(call);
                    case "speech.transcribe", "speech.translate" -> transcribe(call);
                    default -> throw vendor.unsupported(call.request().operation());
                });
    }

    private MediaResult speak(ProviderCall call) {
        SpeechRequest asked = SpeechRequest.of(call);
        HttpCall submit =
                HttpCall.buy("/audio/speech", new HttpBody.Json(asked.body().canonical()));
        if (asked.asEvents()) {
            return speakInEvents(call, asked, submit);
        }
        BinaryReply reply = vendor.door().binary(submit, call.sink());
        vendor.accepted(reply.reply(), ERRORS);
        return speech(asked, reply.content().orElseThrow(this::silence));
    }

    private MediaResult speakInEvents(ProviderCall call, SpeechRequest asked, HttpCall submit) {
        try (ContentWriter writer = call.sink().open(asked.declaredType())) {
            SpeechEvents events = new SpeechEvents(writer);
            HttpReply reply = vendor.accepted(vendor.door().events(submit, events), ERRORS);
            events.requireWhole(vendor, reply);
            return speech(asked, writer.commit()).withUnits(events.units());
        } catch (IOException failed) {
            throw new MediaException(ErrorKind.STORAGE_FAILED, "what was received cannot be stored", failed);
        }
    }

    private MediaResult speech(SpeechRequest asked, MediaContent sound) {
        if (sound.length() == 0
                || sound.type().equals(MediaType.JSON)
                || sound.type().type().equals("text")) {
            throw silence();
        }
        return MediaResult.of(new Artifact("audio", sound, asked.facts())).withDetails(asked.facts());
    }

    private MediaException silence() {
        return vendor.malformed("the answer holds no sound");
    }

    private MediaResult transcribe(ProviderCall call) {
        TranscriptRequest asked = TranscriptRequest.of(call);
        HttpCall submit = HttpCall.buy(asked.path(), asked.form());
        TranscriptAnswer answer = words(call, asked, submit)
                .orElseThrow(() -> vendor.malformed("the answer is no transcript as " + asked.format()));
        return new MediaResult(List.of(), answer.details(), answer.units(), Optional.empty(), asked.warnings());
    }

    private Optional<TranscriptAnswer> words(ProviderCall call, TranscriptRequest asked, HttpCall submit) {
        TranscriptEvents events = new TranscriptEvents(call.partials());
        HttpReply reply = asked.streams()
                ? vendor.door().events(submit, events)
                : vendor.door().send(submit);
        vendor.accepted(reply, ERRORS);
        if (!asked.streams() || !reply.body().isBlank()) {
            // A server that does not stream answers as a whole.
            return TranscriptAnswer.read(asked.format(), reply.body());
        }
        events.requireWhole(vendor, reply);
        return events.answer();
    }
}
