package dev.atelier.stability;

import dev.atelier.core.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An address of Stability AI and what it takes. The one table of them, so that a new one is a line.
 *
 * @param path below the API's version
 * @param names our names of parameters and inputs, with the vendor's; a role of several inputs has a name for each
 * @param fixed fields that no caller gives
 * @param asynchronous whether the result must be asked for
 */
record Endpoint(String path, Map<String, List<String>> names, Parameters fixed, boolean asynchronous) {
    private static final String DRAWN = "prompt negative_prompt seed output_format ";
    private static final String STYLED = DRAWN + "style_preset ";
    private static final String SOUND = "prompt duration_seconds=duration seed steps cfg_scale output_format ";

    private static final Map<String, Endpoint> TABLE = Map.ofEntries(
            at("generate", STYLED + "aspect_ratio"),
            at("generate-from-image", STYLED + "aspect_ratio image strength"),
            at("sd3", STYLED + "aspect_ratio cfg_scale"),
            at("sd3-from-image", STYLED + "cfg_scale image strength"),
            at("edit/erase", "image mask grow_mask seed output_format"),
            at("edit/inpaint", STYLED + "image mask grow_mask"),
            at("edit/outpaint", "image left right up down prompt creativity seed style_preset output_format"),
            at("edit/search-and-replace", STYLED + "image search_prompt grow_mask"),
            at("edit/search-and-recolor", STYLED + "image select_prompt grow_mask"),
            at("edit/remove-background", "image output_format"),
            at(
                    "edit/replace-background-and-relight",
                    "image=subject_image,background_reference,light_reference prompt=background_prompt"
                            + " foreground_prompt negative_prompt preserve_original_subject original_background_depth"
                            + " keep_original_background light_source_direction light_source_strength seed"
                            + " output_format"),
            at("control/sketch", STYLED + "image control_strength"),
            at("control/structure", STYLED + "image control_strength"),
            at("control/style", STYLED + "image fidelity aspect_ratio"),
            at(
                    "control/style-transfer",
                    DRAWN + "image=init_image,style_image style_strength composition_fidelity change_strength"),
            at("upscale/fast", "image output_format"),
            at("upscale/conservative", DRAWN + "image creativity"),
            at("upscale/creative", STYLED + "image creativity"),
            at("text-to-audio", SOUND),
            at("audio-to-audio", SOUND + "audio strength"),
            at("inpaint", SOUND + "audio mask_start mask_end"),
            at(
                    "3d",
                    "image texture_resolution foreground_ratio remesh vertex_count target_type target_count"
                            + " guidance_scale seed"));

    /** @param key the end of its path, or what stands for it where the path depends on the model */
    static Endpoint of(String key, String path) {
        Endpoint entry = TABLE.get(key);
        if (entry == null) {
            throw new IllegalArgumentException("no endpoint " + key);
        }
        boolean asynchronous = key.equals("upscale/creative") || key.equals("edit/replace-background-and-relight");
        return new Endpoint(path, entry.names, Parameters.EMPTY, asynchronous);
    }

    /** The one of pictures at this path. */
    static Endpoint ofImage(String path) {
        return of(path, "stable-image/" + path);
    }

    Endpoint with(String field, String value) {
        return new Endpoint(path, names, fixed.with(field, value), asynchronous);
    }

    /** The vendor's names of one of ours, empty when it is not taken. */
    List<String> names(String ours) {
        return names.getOrDefault(ours, List.of());
    }

    /** Our names of the vendor's. */
    Map<String, String> ours() {
        Map<String, String> reverse = new LinkedHashMap<>();
        names.forEach((ours, theirs) -> theirs.forEach(name -> reverse.put(name, ours)));
        return reverse;
    }

    private static Map.Entry<String, Endpoint> at(String key, String taken) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (String name : taken.strip().split(" ")) {
            int equals = name.indexOf('=');
            names.put(
                    equals < 0 ? name : name.substring(0, equals),
                    List.of(name.substring(equals + 1).split(",")));
        }
        return Map.entry(key, new Endpoint(key, names, Parameters.EMPTY, false));
    }
}
