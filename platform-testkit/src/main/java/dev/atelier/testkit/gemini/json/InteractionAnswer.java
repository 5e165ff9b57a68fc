package dev.atelier.testkit.gemini.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.atelier.testkit.vendor.PaddedPng;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Writes interactions as they stand, what was made with them. */
final class InteractionAnswer {
    private static final Map<String, SampleMedia> SOUND = Map.of(
            "audio/wav", SampleMedia.WAV,
            "audio/ogg_opus", SampleMedia.OPUS);
    private static final int TOKENS = 5_792;

    private final JsonFactory factory = new JsonFactory();
    private final Studio studio;
    private final FilesEndpoint files;

    InteractionAnswer(Studio studio, FilesEndpoint files) {
        this.studio = studio;
        this.files = files;
    }

    VendorAnswer of(InteractionsEndpoint.Run run, VendorRequest request) {
        String status = run.status();
        return new VendorAnswer(
                200, Map.of("Content-Type", "application/json"), -1, out -> write(run, status, request, out));
    }

    private void write(InteractionsEndpoint.Run run, String status, VendorRequest request, OutputStream out)
            throws IOException {
        try (JsonGenerator json = factory.createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringField("id", run.id);
            json.writeStringField("object", "interaction");
            json.writeStringField("model", run.asked.model());
            json.writeStringField("status", status);
            switch (status) {
                case "completed" -> output(run, request, json, out);
                case "failed" -> error(run, json);
                default -> {}
            }
            json.writeEndObject();
        }
    }

    /** Older music models answer in the form that others had before steps came. */
    private void output(InteractionsEndpoint.Run run, VendorRequest request, JsonGenerator json, OutputStream out)
            throws IOException {
        if (run.asked.model().startsWith("lyria-3-")) {
            json.writeArrayFieldStart("outputs");
            contents(run, request, json, out);
            json.writeEndArray();
        } else {
            json.writeArrayFieldStart("steps");
            step(json, "user_input");
            text(json, run.asked.prompt());
            endStep(json);
            step(json, "model_output");
            contents(run, request, json, out);
            endStep(json);
            json.writeEndArray();
        }
        usage(run, json);
    }

    private void contents(InteractionsEndpoint.Run run, VendorRequest request, JsonGenerator json, OutputStream out)
            throws IOException {
        if (run.asked.prompt().contains("forbidden")) {
            text(json, "I cannot make that.");
            return;
        }
        json.writeStartObject();
        json.writeStringField("type", run.asked.type());
        if (run.asked.type().equals("image")) {
            json.writeStringField("mime_type", "image/png");
            MediaText.write(json, out, "data", new PaddedPng(run.work, studio.resultBytes())::writeTo);
        } else if (run.asked.format().is("delivery", "uri")) {
            json.writeStringField("mime_type", "video/mp4");
            json.writeStringField("uri", files.keep(run.work, request));
        } else {
            SampleMedia media = media(run);
            json.writeStringField("mime_type", media.type().toString());
            MediaText.write(json, out, "data", file -> media.writeTo(file, studio.resultBytes(), run.work));
        }
        json.writeEndObject();
    }

    private static SampleMedia media(InteractionsEndpoint.Run run) {
        if (run.asked.type().equals("video")) {
            return SampleMedia.MP4;
        }
        return SOUND.entrySet().stream()
                .filter(sound -> run.asked.format().is("mime_type", sound.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(SampleMedia.MP3);
    }

    private static void step(JsonGenerator json, String type) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type);
        json.writeArrayFieldStart("content");
    }

    private static void endStep(JsonGenerator json) throws IOException {
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String text) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "text");
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static void error(InteractionsEndpoint.Run run, JsonGenerator json) throws IOException {
        boolean unsafe = run.asked.prompt().contains("unsafe");
        json.writeArrayFieldStart("errors");
        json.writeStartObject();
        json.writeNumberField("code", unsafe ? 3 : 13);
        json.writeStringField("message", unsafe ? "Blocked for reasons of safety." : "An internal error occurred.");
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void usage(InteractionsEndpoint.Run run, JsonGenerator json) throws IOException {
        int read = 1 + run.asked.prompt().length() / 4;
        json.writeObjectFieldStart("usage");
        json.writeNumberField("total_input_tokens", read);
        json.writeNumberField("total_output_tokens", TOKENS);
        json.writeNumberField("total_tokens", read + TOKENS);
        json.writeArrayFieldStart("output_tokens_by_modality");
        json.writeStartObject();
        json.writeStringField("modality", run.asked.type());
        json.writeNumberField("tokens", TOKENS);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }
}
