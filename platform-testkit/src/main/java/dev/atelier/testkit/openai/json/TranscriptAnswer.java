package dev.atelier.testkit.openai.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.testkit.vendor.VendorAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The same words in each of the vendor's forms.
 *
 * @param asked the fields of the form
 * @param translated whether a translation was asked for
 */
record TranscriptAnswer(ObjectNode asked, boolean translated) {
    /** What is said in the first and in the second second. */
    private static final List<String> SAID = List.of("Good morning to you,", "said the keeper.");

    private static final String TEXT = String.join(" ", SAID);

    VendorAnswer answer() {
        boolean whisper = asked.path("model").asText().equals("whisper-1");
        if (asked.path("stream").asBoolean(false) && !whisper) {
            return Sse.answer(events());
        }
        return switch (format()) {
            case "text" -> plain(TEXT + "\n");
            case "srt" ->
                plain("1\n00:00:00,000 --> 00:00:01,000\n" + SAID.get(0) + "\n\n2\n00:00:01,000 --> 00:00:02,500\n"
                        + SAID.get(1) + "\n\n");
            case "vtt" ->
                plain("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n" + SAID.get(0) + "\n\n00:00:01.000 --> 00:00:02.500\n"
                        + SAID.get(1) + "\n\n");
            case "verbose_json" -> VendorAnswer.json(200, verbose().toString());
            case "diarized_json" -> VendorAnswer.json(200, diarized().toString());
            default ->
                VendorAnswer.json(
                        200, usage(object().put("text", TEXT), whisper).toString());
        };
    }

    private String format() {
        return asked.path("response_format").asText("json");
    }

    private ObjectNode verbose() {
        ObjectNode root = object().put("task", translated ? "translate" : "transcribe")
                .put("language", "english")
                .put("duration", 2.5)
                .put("text", TEXT);
        String wanted = asked.path("timestamp_granularities[]").toString();
        if (wanted.contains("word")) {
            ArrayNode words = root.putArray("words");
            words.addObject().put("word", "Good").put("start", 0.0).put("end", 0.25);
            words.addObject().put("word", "morning").put("start", 0.25).put("end", 0.75);
        }
        if (wanted.isEmpty() || wanted.contains("segment")) {
            ArrayNode segments = root.putArray("segments");
            for (int i = 0; i < SAID.size(); i++) {
                times(segments.addObject().put("id", i).put("seek", 0), i).put("text", " " + SAID.get(i));
            }
        }
        return usage(root, true);
    }

    private ObjectNode diarized() {
        ObjectNode root =
                object().put("task", "transcribe").put("duration", 2.5).put("text", TEXT);
        root.putArray("segments").addAll(spoken());
        return usage(root, false);
    }

    private static List<ObjectNode> spoken() {
        List<ObjectNode> segments = new ArrayList<>();
        for (int i = 0; i < SAID.size(); i++) {
            ObjectNode segment = Sse.event("transcript.text.segment").put("id", "seg_" + i);
            segments.add(times(segment, i).put("text", SAID.get(i)).put("speaker", i == 0 ? "A" : "B"));
        }
        return segments;
    }

    private List<ObjectNode> events() {
        List<ObjectNode> events = new ArrayList<>();
        for (String word : TEXT.split("(?<= )")) {
            events.add(Sse.event("transcript.text.delta").put("delta", word));
        }
        if (format().equals("diarized_json")) {
            events.addAll(spoken());
        }
        events.add(usage(Sse.event("transcript.text.done").put("text", TEXT), false));
        return events;
    }

    private static ObjectNode times(ObjectNode segment, int index) {
        return segment.put("start", (double) index).put("end", index == 0 ? 1.0 : 2.5);
    }

    private static ObjectNode usage(ObjectNode root, boolean seconds) {
        if (seconds) {
            root.putObject("usage").put("type", "duration").put("seconds", 3);
            return root;
        }
        root.putObject("usage")
                .put("type", "tokens")
                .put("input_tokens", 34)
                .put("output_tokens", 9)
                .put("total_tokens", 43)
                .putObject("input_token_details")
                .put("text_tokens", 4)
                .put("audio_tokens", 30);
        return root;
    }

    private static VendorAnswer plain(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new VendorAnswer(
                200, Map.of("Content-Type", "text/plain; charset=utf-8"), bytes.length, out -> out.write(bytes));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
