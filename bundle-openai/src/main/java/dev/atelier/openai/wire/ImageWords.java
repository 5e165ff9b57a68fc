package dev.atelier.openai.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.ModelDescriptor;
import java.util.List;
import java.util.Map;

/** Our options for pictures in OpenAI's words. */
final class ImageWords {
    private static final String AS_IT_IS =
            "Use the following prompt exactly as it is, without rewriting it or adding any detail: ";
    private static final String OUTPAINT =
            "Extend the picture beyond its edges until it fills the canvas, leaving what it shows as it is: ";
    private static final Map<String, String> GPT_QUALITY = Map.of("standard", "medium", "hd", "high");
    private static final Map<String, String> DALL_E_QUALITY = Map.of("high", "hd", "hd", "hd");

    private ImageWords() {}

    static String prompt(Parameters options) {
        String prompt = options.requireText("prompt");
        boolean outpaint = options.text("operation").orElse("").equals("outpaint");
        boolean untouched = options.flag("disable_safe_prompt_adjust").orElse(false);
        return (untouched ? AS_IT_IS : "") + (outpaint ? OUTPAINT : "") + prompt;
    }

    static Parameters gptImage(Parameters options, String path, List<String> warnings) {
        String quality = options.text("quality").orElse("medium");
        String format = options.text("output_format").orElse("png");
        if (format.equals("jpeg") && options.text("background").orElse("").equals("transparent")) {
            throw MediaException.invalid("background", "can be transparent in png and webp only, not in jpeg");
        }
        Parameters body = Parameters.of("quality", GPT_QUALITY.getOrDefault(quality, quality))
                .with("output_format", format)
                .with("background", options.get("background"))
                .with("input_fidelity", path.equals(ImageRequest.EDITS) ? options.get("input_fidelity") : null);
        if (path.equals(ImageRequest.GENERATIONS)) {
            body = body.with("moderation", options.get("moderation"));
        } else if (options.has("moderation")) {
            warnings.add("moderation is ignored: OpenAI does not take it with pictures");
        }
        if (!format.equals("png")) {
            return body.with("output_compression", options.get("output_compression"));
        } else if (options.has("output_compression")) {
            warnings.add("output_compression is ignored: a png is always compressed without loss");
        }
        return body;
    }

    /** Asks for base64, which streams into the store; servers that answer with an address all the same are understood. */
    static Parameters dallE(Parameters options, ModelDescriptor model) {
        String quality = options.text("quality").orElse("standard");
        boolean knowsHd = model.capabilities().contains("hd");
        return Parameters.of("response_format", "b64_json")
                .with("quality", knowsHd ? DALL_E_QUALITY.getOrDefault(quality, "standard") : null)
                .with("style", options.get("style"));
    }
}
