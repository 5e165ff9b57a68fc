package dev.atelier.web.studio;

import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.media.MediaSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The messages of a conversation as clients write them: words, or a list of parts each of which is words or a picture.
 * For one request.
 */
final class ChatParts {
    private static final String CONTENT = "content";

    private final MediaReferences media;
    private final List<MediaSource> attachments = new ArrayList<>();

    ChatParts(MediaReferences media) {
        this.media = media;
    }

    /** The pictures of the messages read so far. */
    List<MediaSource> attachments() {
        return List.copyOf(attachments);
    }

    ChatMessage message(Fields message) {
        message.requireText("role");
        if (!(message.values().get(CONTENT) instanceof List<?>)) {
            message.text(CONTENT);
            return ChatMessage.of(message.values().without("attachments"));
        }
        List<String> words = new ArrayList<>();
        List<Integer> pictures = new ArrayList<>();
        for (Fields part : message.objects(CONTENT)) {
            read(part, words, pictures);
        }
        ChatMessage bare =
                ChatMessage.of(message.values().without("attachments").with(CONTENT, String.join("\n", words)));
        return new ChatMessage(bare.role(), bare.text(), pictures, bare.extra());
    }

    private void read(Fields part, List<String> words, List<Integer> pictures) {
        switch (part.requireText("type")) {
            case "text" -> words.add(part.requireText("text"));
            case "image_url" -> {
                boolean nested = part.values().get("image_url") instanceof Map<?, ?>;
                pictures.addAll(attached(nested ? part.object("image_url") : part, nested ? "url" : "image_url"));
            }
            default -> throw part.invalid("type", "must be text or image_url");
        }
    }

    /** A message with the picture or pictures that a field refers to. */
    ChatMessage with(ChatMessage message, Fields body, String field) {
        return new ChatMessage(message.role(), message.text(), attached(body, field), message.extra());
    }

    private List<Integer> attached(Fields from, String field) {
        List<Integer> indexes = new ArrayList<>();
        for (MediaSource source : media.oneOrMore(from, field)) {
            indexes.add(attachments.size());
            attachments.add(source);
        }
        return indexes;
    }
}
