package dev.atelier.testkit.gemini.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;

/** What a request to {@code generateContent} says in the end. */
record Prompt(Form body) {
    private static final int TOKENS_OF_A_FILE = 258;

    boolean says(String word) {
        return text().contains(word);
    }

    /** The words of the last message. */
    String text() {
        StringBuilder text = new StringBuilder();
        last().forEach(part -> text.append(part.path("text").asText("")));
        return text.toString();
    }

    /** The name of the first tool on offer; empty when there is none or when it was used just now. */
    String tool() {
        boolean used = last().findValue("functionResponse") != null;
        return used
                ? ""
                : body.node().at("/tools/0/functionDeclarations/0/name").asText("");
    }

    boolean wantsJson() {
        return body.node().at("/generationConfig/responseMimeType").asText("").equals("application/json");
    }

    int textTokens() {
        return 1 + text().length() / 4;
    }

    /** Tokens of the files of a kind, for example {@code image}. */
    int tokens(String type) {
        int count = 0;
        for (JsonNode part : body.node().findValues("inlineData")) {
            count += part.path("mimeType").asText().startsWith(type + "/") ? TOKENS_OF_A_FILE : 0;
        }
        return count;
    }

    /** How many bytes the files have together. */
    long fileBytes() {
        return body.node().findValues("inlineData").stream()
                .mapToLong(part -> Base64.getDecoder().decode(part.path("data").asText()).length)
                .sum();
    }

    private JsonNode last() {
        JsonNode contents = body.node().path("contents");
        return contents.path(contents.size() - 1).path("parts");
    }
}
