package dev.atelier.testkit.stability;

import dev.atelier.testkit.stability.json.StabilityError;
import dev.atelier.testkit.vendor.FormPart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One of the vendor's addresses: what its form may hold.
 *
 * @param path below {@code /v2beta/}
 * @param rules by field
 */
record Endpoint(String path, Map<String, FieldRule> rules) {
    private static final String TEXT = ":text(1..10000) ";
    private static final String FORMAT = " output_format:one(png|jpeg|webp)";
    private static final String PRESET =
            " style_preset:one(enhance|anime|photographic|digital-art|comic-book|fantasy-art|line-art|analog-film"
                    + "|neon-punk|isometric|low-poly|origami|modeling-compound|cinematic|3d-model|pixel-art"
                    + "|tile-texture)";
    private static final String RATIO = " aspect_ratio:one(21:9|16:9|3:2|5:4|1:1|4:5|2:3|9:16|9:21)";
    private static final String SEED = " seed:int(0..4294967294)";
    private static final String DRAWN = "prompt!" + TEXT + "negative_prompt" + TEXT + SEED;
    private static final String STYLED = DRAWN + PRESET;
    private static final String EDITED = STYLED + FORMAT + " image!:image";
    private static final String SOUND = "prompt!" + TEXT + SEED + " steps:int(4..100) cfg_scale:num(1..25)"
            + " model:one(stable-audio-2|stable-audio-2.5) output_format:one(mp3|wav)";
    private static final String SOUND_3 = "prompt!" + TEXT + SEED + " duration:num(1..380) output_format:one(mp3|wav)";
    private static final String MESH =
            "image!:image texture_resolution:one(512|1024|2048) remesh:one(none|triangle|quad)";

    private static final List<Endpoint> ALL = List.of(
            at("stable-image/generate/core", STYLED + FORMAT + RATIO),
            at("stable-image/generate/ultra", STYLED + FORMAT + RATIO + " image:image strength:num(0..1)"),
            at(
                    "stable-image/generate/sd3",
                    STYLED + RATIO + " output_format:one(png|jpeg) mode:one(text-to-image|image-to-image)"
                            + " image:image strength:num(0..1) cfg_scale:num(1..10)"
                            + " model:one(sd3.5-large|sd3.5-large-turbo|sd3.5-medium|sd3.5-flash|sd3-large"
                            + "|sd3-large-turbo|sd3-medium)"),
            at("stable-image/edit/erase", "image!:image mask:image grow_mask:int(0..20)" + SEED + FORMAT),
            at("stable-image/edit/inpaint", EDITED + " mask:image grow_mask:int(0..100)"),
            at(
                    "stable-image/edit/outpaint",
                    "image!:image left:int(0..2000) right:int(0..2000) up:int(0..2000) down:int(0..2000) prompt" + TEXT
                            + "creativity:num(0..1)" + SEED + PRESET + FORMAT),
            at("stable-image/edit/search-and-replace", EDITED + " search_prompt!" + TEXT + "grow_mask:int(0..20)"),
            at("stable-image/edit/search-and-recolor", EDITED + " select_prompt!" + TEXT + "grow_mask:int(0..20)"),
            at("stable-image/edit/remove-background", "image!:image output_format:one(png|webp)"),
            at(
                    "stable-image/edit/replace-background-and-relight",
                    "subject_image!:image background_reference:image background_prompt" + TEXT
                            + "foreground_prompt" + TEXT + "negative_prompt" + TEXT
                            + "preserve_original_subject:num(0..1) original_background_depth:num(0..1)"
                            + " keep_original_background:flag light_source_direction:one(above|below|left|right)"
                            + " light_reference:image light_source_strength:num(0..1)" + SEED + FORMAT),
            at("stable-image/upscale/fast", "image!:image" + FORMAT),
            at("stable-image/upscale/conservative", DRAWN + FORMAT + " image!:image creativity:num(0.2..0.5)"),
            at("stable-image/upscale/creative", EDITED + " creativity:num(0.1..0.5)"),
            at("stable-image/control/sketch", EDITED + " control_strength:num(0..1)"),
            at("stable-image/control/structure", EDITED + " control_strength:num(0..1)"),
            at("stable-image/control/style", EDITED + RATIO + " fidelity:num(0..1)"),
            at(
                    "stable-image/control/style-transfer",
                    "init_image!:image style_image!:image prompt" + TEXT + "negative_prompt" + TEXT
                            + "style_strength:num(0..1) composition_fidelity:num(0..1) change_strength:num(0.1..1)"
                            + SEED + FORMAT),
            at("audio/stable-audio-2/text-to-audio", SOUND + " duration:num(1..190)"),
            at(
                    "audio/stable-audio-2/audio-to-audio",
                    SOUND + " duration:num(1..190) audio!:audio strength:num(0.01..1)"),
            at(
                    "audio/stable-audio-2/inpaint",
                    SOUND + " duration:num(1..190) audio!:audio mask_start:num(0..190) mask_end:num(0..190)"),
            at("audio/stable-audio-3/text-to-audio", SOUND_3),
            at("audio/stable-audio-3/audio-to-audio", SOUND_3 + " audio!:audio strength:num(0.01..1)"),
            at("3d/stable-fast-3d", MESH + " foreground_ratio:num(0.1..1) vertex_count:int(-1..20000)"),
            at(
                    "3d/stable-point-aware-3d",
                    MESH + " foreground_ratio:num(1..2) target_type:one(none|vertex|face) target_count:int(100..20000)"
                            + " guidance_scale:num(1..10)" + SEED));

    static Optional<Endpoint> of(String path) {
        return ALL.stream().filter(endpoint -> endpoint.path.equals(path)).findFirst();
    }

    /** The form by name, when all of it is as it must be. */
    Map<String, FormPart> checked(List<FormPart> parts) {
        Map<String, FormPart> form = new TreeMap<>();
        for (FormPart part : parts) {
            // Clients without files send a part of this name, so that their library makes a form of it.
            if (!part.name().equals("none")) {
                FieldRule rule = rules.get(part.name());
                if (rule == null || form.put(part.name(), part) != null) {
                    throw StabilityError.field(part.name(), rule == null ? "is not known" : "came twice");
                }
                rule.check(part);
            }
        }
        rules.values().stream()
                .filter(rule -> rule.required() && !form.containsKey(rule.name()))
                .findFirst()
                .ifPresent(rule -> {
                    throw StabilityError.field(rule.name(), "is required");
                });
        Combinations.check(path, form);
        return form;
    }

    boolean asynchronous() {
        return path.endsWith("upscale/creative") || path.endsWith("relight");
    }

    /** {@code image}, {@code audio} or {@code 3d}. */
    String kind() {
        return path.startsWith("stable-image/") ? "image" : path.substring(0, path.indexOf('/'));
    }

    private static Endpoint at(String path, String rules) {
        Map<String, FieldRule> byName = new TreeMap<>();
        Stream.of(rules.strip().split("\\s+")).map(FieldRule::of).forEach(rule -> byName.put(rule.name(), rule));
        return new Endpoint(path, byName);
    }
}
