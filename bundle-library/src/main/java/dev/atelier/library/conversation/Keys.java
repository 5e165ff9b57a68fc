package dev.atelier.library.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.atelier.core.chat.ConversationId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What conversations are known by in the tables. */
final class Keys {
    private static final int SHOWN = 200;

    private Keys() {}

    static String conversation(ConversationId id) {
        // The length says where the session ends, whatever is in it.
        return sha256(id.customerId() + ":" + id.session().length() + ":" + id.session() + id.provider());
    }

    static String session(String session) {
        return sha256(session);
    }

    /** For people who look into the table: the beginning of a name, without what a database does not take. */
    static String shown(String name) {
        return name.substring(0, Math.min(name.length(), SHOWN)).replace('\0', ' ');
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
