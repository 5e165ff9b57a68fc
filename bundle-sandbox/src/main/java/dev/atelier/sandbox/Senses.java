package dev.atelier.sandbox;

import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.ChatReply;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.operation.Transcript;
import dev.atelier.core.operation.Transcript.Segment;
import dev.atelier.core.operation.VisionQuestion;
import dev.atelier.core.provider.ProviderCall;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Says of pictures, videos and sound what anybody can tell: their type and length. */
final class Senses {
    private Senses() {}

    static MediaResult look(ProviderCall call) {
        boolean film = call.request().operation().equals(Operation.VIDEO_ANALYZE);
        String question = VisionQuestion.of(call.request()).question();
        String answer =
                "Sandbox sees " + facts(call, film ? Inputs.VIDEO : Inputs.IMAGE) + " and is asked: " + question;
        return MediaResult.of(new ChatReply(answer, "stop", List.of()).toDetails());
    }

    static MediaResult hear(ProviderCall call) {
        String first = "Sandbox hears " + facts(call, Inputs.AUDIO) + ".";
        String second = "It understands nothing.";
        List<Segment> segments =
                List.of(new Segment(0, 1, first, Optional.empty()), new Segment(1, 2, second, Optional.empty()));
        return MediaResult.of(
                new Transcript(first + " " + second, Optional.of("en"), OptionalDouble.of(2), segments).toDetails());
    }

    private static String facts(ProviderCall call, String role) {
        MediaContent content = call.inputs(role).get(0);
        return content.type() + " of " + content.length() + " bytes";
    }
}
