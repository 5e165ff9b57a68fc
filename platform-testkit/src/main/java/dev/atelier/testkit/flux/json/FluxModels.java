package dev.atelier.testkit.flux.json;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The models, each with the fields that it knows. */
final class FluxModels {
    private static final String[] FORMATS = {"jpeg", "png", "webp"};

    /**
     * @param fields by name
     * @param credits what one result costs
     */
    record Model(Map<String, Rule> fields, BigDecimal credits) {}

    private static final Map<String, Model> MODELS = models();

    private FluxModels() {}

    static Optional<Model> of(String path) {
        return Optional.ofNullable(MODELS.get(path));
    }

    private static Map<String, Model> models() {
        Map<String, Model> models = new LinkedHashMap<>();
        Map<String, Rule> two = with(pixels(image(5), 64, 4096, 16), pictures("input_image", 8));
        Map<String, Rule> small = with(pixels(image(5), 64, 4096, 16), pictures("input_image", 4));
        models.put("flux-2-pro", new Model(two, credits("3")));
        models.put("flux-2-pro-preview", new Model(two, credits("3")));
        models.put("flux-2-max", new Model(two, credits("7")));
        models.put(
                "flux-2-flex",
                new Model(with(with(two, guided(1.5, 10, 1)), Map.of("prompt_upsampling", Rule.flag())), credits("5")));
        models.put("flux-2-klein-9b", new Model(small, credits("1.5")));
        models.put("flux-2-klein-9b-preview", new Model(small, credits("1.5")));
        models.put("flux-2-klein-4b", new Model(small, credits("1.4")));
        Map<String, Rule> kontext = with(with(first(6), shape()), pictures("input_image", 4));
        models.put("flux-kontext-pro", new Model(kontext, credits("4")));
        models.put("flux-kontext-max", new Model(kontext, credits("8")));
        addFirst(models);
        models.put("flux-3-video", new Model(video(), credits("40")));
        return models;
    }

    private static void addFirst(Map<String, Model> models) {
        Map<String, Rule> tuned = Map.of("finetune_id", Rule.text().needed(), "finetune_strength", Rule.number(0, 2));
        Map<String, Rule> prompted = Map.of("image_prompt", Rule.file());
        Map<String, Rule> sized = pixels(first(6), 256, 1440, 32);
        Map<String, Rule> ultra = with(
                with(with(first(6), shape()), prompted),
                Map.of("raw", Rule.flag(), "image_prompt_strength", Rule.number(0, 1)));
        Map<String, Rule> edit = with(
                with(first(6), guided(1.5, 100, 15)),
                Map.of("image", Rule.file().needed()));
        edit.put("prompt", Rule.text());
        Map<String, Rule> fill = with(edit, Map.of("mask", Rule.file()));
        Map<String, Rule> expand = new LinkedHashMap<>(edit);
        for (String side : new String[] {"top", "bottom", "left", "right"}) {
            expand.put(side, Rule.integer(0, 2048));
        }
        models.put("flux-pro-1.1", new Model(with(sized, prompted), credits("4")));
        models.put("flux-pro-1.1-ultra", new Model(ultra, credits("6")));
        models.put("flux-pro-1.1-ultra-finetuned", new Model(with(ultra, tuned), credits("7")));
        models.put("flux-dev", new Model(with(sized, guided(1.5, 5, 1)), credits("2.5")));
        models.put("flux-pro", new Model(with(sized, guided(1.5, 5, 1)), credits("5")));
        models.put(
                "flux-pro-finetuned",
                new Model(with(with(with(sized, guided(1.5, 5, 1)), prompted), tuned), credits("6")));
        models.put("flux-pro-1.0-fill", new Model(fill, credits("5")));
        models.put("flux-pro-1.0-fill-finetuned", new Model(with(fill, tuned), credits("6")));
        models.put("flux-pro-1.0-expand", new Model(expand, credits("5")));
    }

    private static Map<String, Rule> video() {
        Map<String, Rule> fields = new LinkedHashMap<>(common(4));
        fields.put("prompt", Rule.text().needed());
        fields.put("mode", Rule.choice("t2v", "i2v", "v2v", "draft_enhance").needed());
        fields.put("aspect_ratio", Rule.choice("21:9", "2:1", "16:9", "4:3", "1:1", "3:4", "9:16", "auto"));
        fields.put("duration", Rule.integer(5, 20));
        fields.put("resolution", Rule.choice("hd", "fhd"));
        fields.put("keyframes", Rule.frames());
        fields.put("start_video", Rule.file());
        fields.put("generate_audio", Rule.flag());
        fields.put("draft", Rule.flag());
        fields.put("draft_cache", Rule.text());
        return fields;
    }

    /** Fields of FLUX.1. */
    private static Map<String, Rule> first(int tolerance) {
        return with(image(tolerance), Map.of("prompt_upsampling", Rule.flag()));
    }

    private static Map<String, Rule> image(int tolerance) {
        Map<String, Rule> fields = new LinkedHashMap<>(common(tolerance));
        fields.put("prompt", Rule.text().needed());
        fields.put("seed", Rule.integer(0, 4_294_967_295L));
        fields.put("output_format", Rule.choice(FORMATS));
        return fields;
    }

    private static Map<String, Rule> common(int tolerance) {
        Map<String, Rule> fields = new LinkedHashMap<>();
        fields.put("safety_tolerance", Rule.integer(0, tolerance));
        fields.put("webhook_url", Rule.text());
        fields.put("webhook_secret", Rule.text());
        return fields;
    }

    private static Map<String, Rule> shape() {
        return Map.of("aspect_ratio", Rule.ratio());
    }

    private static Map<String, Rule> guided(double least, double most, int fewest) {
        return Map.of("guidance", Rule.number(least, most), "steps", Rule.integer(fewest, 50));
    }

    private static Map<String, Rule> pixels(Map<String, Rule> fields, int least, int most, int step) {
        return with(fields, Map.of("width", Rule.steps(least, most, step), "height", Rule.steps(least, most, step)));
    }

    private static Map<String, Rule> pictures(String name, int most) {
        Map<String, Rule> fields = new LinkedHashMap<>();
        fields.put(name, Rule.file());
        for (int i = 2; i <= most; i++) {
            fields.put(name + "_" + i, Rule.file());
        }
        return fields;
    }

    private static Map<String, Rule> with(Map<String, Rule> fields, Map<String, Rule> more) {
        Map<String, Rule> all = new LinkedHashMap<>(fields);
        all.putAll(more);
        return all;
    }

    private static BigDecimal credits(String amount) {
        return new BigDecimal(amount);
    }
}
