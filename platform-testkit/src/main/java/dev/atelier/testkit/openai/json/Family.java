package dev.atelier.testkit.openai.json;

import java.util.Map;
import java.util.Set;

/** Which image models share their manners. */
enum Family {
    GPT_IMAGE(32_000, 10),
    GPT_IMAGE_2(32_000, 10),
    GPT_IMAGE_25(32_000, 10),
    DALL_E_3(4_000, 1),
    DALL_E_2(1_000, 10);

    private static final Map<String, Family> MODELS = Map.ofEntries(
            Map.entry("gpt-image-2.6-sunburst", GPT_IMAGE_25),
            Map.entry("gpt-image-2.6-flare", GPT_IMAGE_25),
            Map.entry("gpt-image-2.5-sunburst", GPT_IMAGE_25),
            Map.entry("gpt-image-2.5-sunburst-2026-09-08", GPT_IMAGE_25),
            Map.entry("gpt-image-2.5-flare", GPT_IMAGE_25),
            Map.entry("gpt-image-2.5-flare-2026-09-08", GPT_IMAGE_25),
            Map.entry("gpt-image-2", GPT_IMAGE_2),
            Map.entry("gpt-image-2-2026-04-21", GPT_IMAGE_2),
            Map.entry("gpt-image-1.5", GPT_IMAGE),
            Map.entry("chatgpt-image-latest", GPT_IMAGE),
            Map.entry("gpt-image-1-mini", GPT_IMAGE),
            Map.entry("gpt-image-1", GPT_IMAGE),
            Map.entry("dall-e-3", DALL_E_3),
            Map.entry("dall-e-2", DALL_E_2));
    final int longestPrompt;
    final int mostPictures;

    Family(int longestPrompt, int mostPictures) {
        this.longestPrompt = longestPrompt;
        this.mostPictures = mostPictures;
    }

    static Set<String> models() {
        return MODELS.keySet();
    }

    /** @throws OpenAiError if there is no such model */
    static Family called(String model) {
        Family family = MODELS.get(model);
        if (family == null) {
            throw OpenAiError.noModel(model);
        }
        return family;
    }

    boolean isDallE() {
        return this == DALL_E_2 || this == DALL_E_3;
    }
}
