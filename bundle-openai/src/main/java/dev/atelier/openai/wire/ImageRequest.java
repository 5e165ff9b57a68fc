package dev.atelier.openai.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.Dimensions;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.ImageGeneration;
import dev.atelier.core.provider.ProviderCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request for pictures, put into OpenAI's words.
 *
 * @param body of {@code POST /images/generations}
 * @param size of the pictures
 * @param count how many pictures
 * @param warnings what was changed on the way
 */
public record ImageRequest(Parameters body, Dimensions size, long count, List<String> warnings) {
    private static final String AS_IT_IS =
            "Use the following prompt exactly as it is, without rewriting it or adding any detail: ";
    private static final Map<String, String> GPT_QUALITY = Map.of("standard", "medium", "hd", "high");
    private static final Map<String, String> DALL_E_QUALITY = Map.of("high", "hd", "hd", "hd");

    public static ImageRequest of(ProviderCall call) {
        ImageGeneration asked = ImageGeneration.of(call.request());
        ModelDescriptor model = call.model();
        List<String> warnings = new ArrayList<>();
        Dimensions size = ImageSizes.of(asked.options(), model, warnings);
        long count = asked.options().integer("n").orElse(1);
        boolean untouched = asked.options().flag("disable_safe_prompt_adjust").orElse(false);
        Parameters common = Parameters.of("model", model.id())
                .with("prompt", untouched ? AS_IT_IS + asked.prompt() : asked.prompt())
                .with("n", count)
                .with("size", size.text())
                .with("user", asked.options().get("user"));
        Parameters own =
                model.dialect().equals("dall-e") ? dallE(asked.options(), model) : gptImage(asked.options(), warnings);
        return new ImageRequest(common.merge(own), size, count, List.copyOf(warnings));
    }

    /** The type that the answer is claimed to have. */
    public MediaType declaredType() {
        return MediaType.parse("image/" + body.text("output_format").orElse("png"));
    }

    private static Parameters gptImage(Parameters options, List<String> warnings) {
        String quality = options.text("quality").orElse("medium");
        String format = options.text("output_format").orElse("png");
        if (format.equals("jpeg") && options.text("background").orElse("").equals("transparent")) {
            throw MediaException.invalid("background", "can be transparent in png and webp only, not in jpeg");
        }
        Parameters body = Parameters.of("quality", GPT_QUALITY.getOrDefault(quality, quality))
                .with("output_format", format)
                .with("background", options.get("background"))
                .with("moderation", options.get("moderation"));
        if (!format.equals("png")) {
            return body.with("output_compression", options.get("output_compression"));
        } else if (options.has("output_compression")) {
            warnings.add("output_compression is ignored: a png is always compressed without loss");
        }
        return body;
    }

    /** Asks for base64, which streams into the store; servers that answer with an address all the same are understood. */
    private static Parameters dallE(Parameters options, ModelDescriptor model) {
        String quality = options.text("quality").orElse("standard");
        boolean knowsHd = model.capabilities().contains("hd");
        return Parameters.of("response_format", "b64_json")
                .with("quality", knowsHd ? DALL_E_QUALITY.getOrDefault(quality, "standard") : null)
                .with("style", options.get("style"));
    }
}
