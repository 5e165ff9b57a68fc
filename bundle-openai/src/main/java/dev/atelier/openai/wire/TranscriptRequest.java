package dev.atelier.openai.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.AudioTask;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.PartialListener;
import dev.atelier.core.provider.ProviderCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A request for the words in some sound, put into OpenAI's.
 *
 * @param path transcriptions or translations
 * @param fields of the form, beside the file
 * @param sound the file
 * @param warnings what was left out
 */
public record TranscriptRequest(String path, Parameters fields, MediaContent sound, List<String> warnings) {
    private static final Set<String> TRANSLATION = Set.of("prompt", "temperature");
    /** What the vendor tells the type of a file by, where ours differs. */
    private static final Map<String, String> ENDINGS = Map.of("wave", "wav", "vnd.wave", "wav", "opus", "ogg");

    public static TranscriptRequest of(ProviderCall call) {
        AudioTask asked = AudioTask.of(call.request());
        Parameters options = asked.options();
        String format =
                options.text("response_format").or(() -> options.text("format")).orElse("json");
        boolean translates = asked.operation().equals(Operation.SPEECH_TRANSLATE);
        List<String> warnings = new ArrayList<>();
        boolean streams = call.partials() != PartialListener.NONE
                && call.model().capabilities().contains("streaming");
        Parameters fields = taken(options, translates, format, warnings)
                .with("model", call.model().id())
                .with("response_format", format)
                .with("stream", streams ? true : null);
        String path = translates ? "/audio/translations" : "/audio/transcriptions";
        return new TranscriptRequest(
                path, flat(fields), call.inputs(Inputs.AUDIO).get(0), List.copyOf(warnings));
    }

    private static Parameters taken(Parameters options, boolean translates, String format, List<String> warnings) {
        Parameters taken = options.without("response_format").without("format");
        for (String name : taken.names()) {
            if (translates && !TRANSLATION.contains(name)) {
                warnings.add(name + " is ignored: a translation does not take it");
                taken = taken.without(name);
            } else if (name.equals("timestamp_granularities") && !format.equals("verbose_json")) {
                warnings.add(name + " is ignored: it needs the format verbose_json");
                taken = taken.without(name);
            }
        }
        return taken;
    }

    public boolean streams() {
        return fields.flag("stream").orElse(false);
    }

    public String format() {
        return fields.requireText("response_format");
    }

    /** The form. The vendor goes by the file name's ending, whatever the content type. */
    public HttpBody form() {
        String name = "audio." + ENDINGS.getOrDefault(ending(), ending());
        return HttpBody.Multipart.of(fields, List.of(new HttpBody.Part.File("file", name, sound)));
    }

    private String ending() {
        return sound.type().extension().replaceFirst("^x-", "");
    }

    /** A form has neither lists nor objects: their names say it. */
    private static Parameters flat(Parameters options) {
        Map<String, Object> flat = new LinkedHashMap<>();
        options.asMap().forEach((name, value) -> {
            if (value instanceof Map<?, ?> object) {
                object.forEach((key, inner) -> flat.put(name + "[" + key + "]", inner));
            } else {
                flat.put(value instanceof List<?> ? name + "[]" : name, value);
            }
        });
        return Parameters.of(flat);
    }
}
