package dev.atelier.xai;

import dev.atelier.core.Parameters;
import dev.atelier.core.http.BinaryReply;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.AudioTask;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.SpeechGeneration;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.xai.wire.ApiError;
import dev.atelier.xai.wire.TranscriptAnswer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words spoken, and speech written down. */
final class Voices {
    private static final String USUAL = "eve";
    /** Names that clients of other vendors use, the usual one of our own API among them. */
    private static final Set<String> FOREIGN = Set.of(
            "alloy", "ash", "ballad", "cedar", "coral", "echo", "fable", "marin", "nova", "onyx", "sage", "shimmer",
            "verse");

    private final Vendor vendor;

    Voices(Vendor vendor) {
        this.vendor = vendor;
    }

    ProviderAnswer speak(ProviderCall call) {
        SpeechGeneration asked = SpeechGeneration.of(call.request());
        String wished = asked.voice().orElse(USUAL);
        String voice = FOREIGN.contains(wished.toLowerCase(Locale.ROOT)) ? USUAL : wished;
        Parameters format = Parameters.of("codec", asked.format().orElse("mp3"))
                .with("sample_rate", asked.options().get("sample_rate"))
                .with("bit_rate", asked.options().get("bit_rate"));
        Parameters body = Parameters.of("text", asked.text())
                .with("voice_id", voice)
                .with("language", asked.options().text("language").orElse("auto"))
                .with("output_format", format);
        BinaryReply reply =
                vendor.door().binary(HttpCall.buy("/tts", new HttpBody.Json(body.canonical())), call.sink());
        vendor.accepted(reply.reply(), ApiError::read);
        MediaContent sound = reply.content()
                .filter(content -> isSound(content.type()))
                .orElseThrow(() -> vendor.malformed("the answer is no sound"));
        MediaResult result = MediaResult.of(new Artifact("audio", sound))
                .withDetails(Parameters.of("voice", voice).merge(format));
        return new ProviderAnswer.Finished(
                voice.equals(wished)
                        ? result
                        : result.withWarning("xAI has no voice " + wished + "; " + voice + " speaks instead"));
    }

    ProviderAnswer write(ProviderCall call) {
        AudioTask asked = AudioTask.of(call.request());
        MediaContent sound = call.inputs(Inputs.AUDIO).get(0);
        String fileName = "audio." + sound.type().extension();
        // The vendor reads no field after the file.
        HttpBody form = HttpBody.Multipart.of(
                fields(asked.options()), List.of(new HttpBody.Part.File("file", fileName, sound)));
        HttpReply reply = vendor.accepted(vendor.door().send(HttpCall.buy("/stt", form)), ApiError::read);
        return new ProviderAnswer.Finished(MediaResult.of(TranscriptAnswer.read(reply.body())
                .orElseThrow(() -> vendor.malformed("the answer holds no text"))
                .toDetails()));
    }

    /** Numbers are written as digits where the vendor knows the language to do it in. */
    private static Parameters fields(Parameters options) {
        return Parameters.EMPTY
                .with("language", options.get("language"))
                .with("format", options.has("language") ? true : null)
                .with("diarize", options.get("diarize"))
                .with("keyterm", options.get("keyterms"))
                .with("filler_words", options.get("filler_words"));
    }

    private static boolean isSound(MediaType type) {
        return type.isAudio() || type.equals(MediaType.BINARY);
    }
}
