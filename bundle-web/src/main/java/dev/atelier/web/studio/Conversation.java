package dev.atelier.web.studio;

import dev.atelier.core.chat.ChatMessage;
import dev.atelier.core.chat.ConversationId;
import dev.atelier.core.chat.ConversationStore;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.ChatCompletion;
import dev.atelier.core.operation.ChatReply;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Submission;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was said before in a session, and what is to be added. For one request.
 *
 * @param store where it is kept
 * @param id whose it is, and with which provider
 * @param said the client's new messages
 */
record Conversation(ConversationStore store, ConversationId id, List<ChatMessage> said) {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    static Conversation of(
            ConversationStore store, Generations generations, MediaRequest request, Caller caller, String session) {
        String provider = generations.quote(request, caller).provider();
        return new Conversation(
                store,
                new ConversationId(caller.customerId(), session, provider),
                ChatCompletion.of(request).messages());
    }

    /** The request with all that was said before in front. */
    MediaRequest continued(MediaRequest request) {
        ChatCompletion chat = ChatCompletion.of(request);
        List<ChatMessage> messages = new ArrayList<>(store.history(id));
        messages.addAll(said);
        return new ChatCompletion(chat.model(), messages, chat.attachments(), chat.options()).toRequest();
    }

    /** The same call, which ends once its reply is part of the conversation. */
    Submission kept(Submission submission) {
        return new Submission(submission.id(), submission.end().thenApply(job -> {
            job.outcome().ifPresent(this::keep);
            return job;
        }));
    }

    private void keep(Outcome outcome) {
        List<ChatMessage> messages = new ArrayList<>();
        said.forEach(message -> messages.add(withoutPictures(message)));
        messages.add(ChatMessage.of("assistant", ChatReply.of(outcome.details()).text()));
        try {
            store.append(id, messages);
        } catch (MediaException e) {
            LOG.warn("The conversation {} lacks its last messages", id.session(), e);
        }
    }

    /** A picture belongs to the call that it came with: the next one has attachments of its own. */
    private static ChatMessage withoutPictures(ChatMessage message) {
        return new ChatMessage(message.role(), message.text(), List.of(), message.extra());
    }
}
