package dev.atelier.stability;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.http.BinaryReply;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.model.PriceUnit;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.core.vendor.Vendor;
import dev.atelier.stability.wire.MediaAnswer;
import java.io.IOException;
import java.util.Optional;

/**
 * What comes of a call, in our words.
 *
 * @param vendor says what is wrong with an answer
 * @param call what was asked
 * @param form how it was asked
 */
record Outcome(Vendor vendor, ProviderCall call, Form form) {
    private static final MediaType GLB = new MediaType("model", "gltf-binary");

    /** The form in which the answer is wanted: the file itself, which is a third shorter than in JSON. */
    String accept() {
        return expected().equals(GLB) ? "*/*" : expected().type() + "/*";
    }

    MediaResult result(BinaryReply reply) {
        MediaContent content = reply.content().orElseThrow(() -> vendor.malformed("the answer holds no file"));
        MediaAnswer answer =
                content.type().equals(MediaType.JSON) ? json(content) : MediaAnswer.binary(reply.reply(), content);
        if (answer.filtered()) {
            throw filtered();
        }
        MediaContent file = answer.media()
                .filter(this::isAsExpected)
                .orElseThrow(() -> vendor.malformed("the answer holds no " + expected()));
        Parameters seed = Parameters.EMPTY.with("seed", answer.seed().orElse(null));
        Parameters details = seed.with("aspect_ratio", form.ratio().orElse(null));
        MediaResult result = MediaResult.of(new Artifact(role(), file, seed)).withDetails(details);
        for (String warning : form.warnings()) {
            result = result.withWarning(warning);
        }
        return result;
    }

    private MediaAnswer json(MediaContent content) {
        try {
            return MediaAnswer.json(content, expected(), call.sink());
        } catch (IOException unreadable) {
            throw vendor.malformed("the answer is no JSON with a file in it");
        }
    }

    /** Servers that do not name the type of what they send are believed. */
    private boolean isAsExpected(MediaContent file) {
        boolean named = file.type().type().equals(expected().type());
        return file.length() > 0 && (named || file.type().equals(MediaType.BINARY));
    }

    /** The vendor has made it, shows it blurred, and takes its credits. */
    private RuntimeException filtered() {
        Parameters asked = call.request().parameters();
        MicroDollars charged = call.model().prices().stream()
                .filter(rule -> rule.unit() == PriceUnit.CALL || rule.unit() == PriceUnit.IMAGE)
                .filter(rule -> rule.applies(asked))
                .findFirst()
                .map(rule -> rule.cost(1))
                .orElse(MicroDollars.ZERO);
        return vendor.failure(Failure.of(ErrorKind.MODERATED, "The result was filtered by the vendor's moderation")
                .withVendorCode("CONTENT_FILTERED")
                .withCharge(charged));
    }

    private MediaType expected() {
        Operation operation = call.request().operation();
        Optional<String> format = call.request().parameters().text("output_format");
        if (operation.equals(Operation.IMAGE_TO_3D)) {
            return GLB;
        } else if (operation.equals(Operation.MUSIC_GENERATE)) {
            return format.filter("wav"::equals).isPresent() ? MediaType.WAV : MediaType.MP3;
        }
        return new MediaType("image", format.orElse("png"));
    }

    private String role() {
        return expected().type();
    }
}
