package dev.atelier.gemini.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tools and forms of answers, between OpenAI's shape and Gemini's. */
final class ChatTools {
    private static final Map<String, String> CHOICES = Map.of("auto", "AUTO", "none", "NONE", "required", "ANY");
    private static final String SIGNATURE = "thought_signature";

    private ChatTools() {}

    /** The tools on offer and whether one must be called; empty when there are none. */
    static Parameters offered(Parameters options) {
        List<Parameters> functions = options.objects("tools").stream()
                .map(tool -> declaration(tool.object("function").orElse(Parameters.EMPTY)))
                .toList();
        if (functions.isEmpty()) {
            return Parameters.EMPTY;
        }
        Parameters tools = Parameters.of("tools", List.of(Parameters.of("functionDeclarations", functions)));
        return options.has("tool_choice")
                ? tools.with("toolConfig", Parameters.of("functionCallingConfig", choice(options)))
                : tools;
    }

    /** JSON, freely or by a schema, when the caller wants it. */
    static Parameters format(Parameters options) {
        Parameters format = options.object("response_format").orElse(Parameters.EMPTY);
        if (format.text("type").orElse("text").equals("text")) {
            return Parameters.EMPTY;
        }
        Parameters schema = format.object("json_schema").orElse(Parameters.EMPTY);
        return Parameters.of("responseMimeType", "application/json").with("responseJsonSchema", schema.get("schema"));
    }

    /** A call that the model made earlier. What it said of its thoughts must come back with it. */
    static Parameters call(Parameters toolCall, Map<String, String> names) {
        Parameters function = toolCall.object("function").orElse(Parameters.EMPTY);
        String name = function.requireText("name");
        toolCall.text("id").ifPresent(id -> names.put(id, name));
        JsonNode arguments = Json.tree(function.text("arguments").orElse("{}"));
        if (!arguments.isObject()) {
            throw MediaException.invalid("messages.tool_calls", "must have arguments that are a JSON object");
        }
        Optional<String> signature = toolCall.object("extra_content")
                .flatMap(extra -> extra.object("google"))
                .flatMap(google -> google.text(SIGNATURE));
        return Parameters.of("functionCall", Parameters.of("name", name).with("args", Json.parameters(arguments)))
                .with("thoughtSignature", signature.orElse(null));
    }

    static Parameters answer(String name, String text) {
        return Parameters.of(
                "functionResponse", Parameters.of("name", name).with("response", Parameters.of("result", text)));
    }

    /** A call that the model asks for, in OpenAI's shape. */
    static Parameters asked(JsonNode part, int index) {
        JsonNode call = part.path("functionCall");
        String name = call.path("name").asText();
        JsonNode arguments = call.path("args");
        Optional<String> signature = Json.text(part, "thoughtSignature");
        return Parameters.of("id", Json.text(call, "id").orElse("call_" + index + "_" + name))
                .with("type", "function")
                .with(
                        "function",
                        Parameters.of("name", name)
                                .with("arguments", arguments.isObject() ? arguments.toString() : "{}"))
                .with(
                        "extra_content",
                        signature
                                .map(said -> Parameters.of("google", Parameters.of(SIGNATURE, said)))
                                .orElse(null));
    }

    private static Parameters declaration(Parameters function) {
        return Parameters.of("name", function.requireText("name"))
                .with("description", function.get("description"))
                .with("parametersJsonSchema", function.get("parameters"));
    }

    private static Parameters choice(Parameters options) {
        if (options.get("tool_choice") instanceof String word) {
            return Parameters.of("mode", CHOICES.getOrDefault(word, "AUTO"));
        }
        String name = options.object("tool_choice")
                .flatMap(choice -> choice.object("function"))
                .orElse(Parameters.EMPTY)
                .requireText("name");
        return Parameters.of("mode", "ANY").with("allowedFunctionNames", List.of(name));
    }
}
