package dev.atelier.web.studio;

import dev.atelier.core.CallId;
import dev.atelier.core.job.Job;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.web.http.Body;
import dev.atelier.web.http.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A call that the cache has answered, and its answer, which differs from that to another such call in nothing but the
 * call's id.
 *
 * @param call as the runtime knows it
 * @param outcome what the answer says
 * @param answer the answer
 */
record Repeat(CallId call, Outcome outcome, Answer answer) {
    /** An answer around the id of its call. */
    static final class Answer {
        private final Map<String, String> headers;
        private final String type;
        private final byte[] bytes;
        private final int id;
        private final int rest;

        private Answer(Map<String, String> headers, String type, byte[] bytes, int id, int rest) {
            this.headers = headers;
            this.type = type;
            this.bytes = bytes;
            this.id = id;
            this.rest = rest;
        }

        int length() {
            return bytes.length;
        }

        private Reply to(CallId call) {
            byte[] own = ascii(call);
            Body body = new Body(type, bytes.length, out -> {
                out.write(bytes, 0, id);
                out.write(own);
                out.write(bytes, rest, bytes.length - rest);
            });
            return new Reply(200, headers, body, () -> {});
        }
    }

    /**
     * The answer to a call for later ones.
     *
     * @return absent if it is longer than so many bytes, cannot be read just now, or does not name its call once
     */
    static Optional<Repeat> of(Job job, Outcome outcome, Reply reply, long mostBytes) {
        Body body = reply.body();
        if (body == null || reply.status() != 200 || body.length() < 0 || body.length() > mostBytes) {
            return Optional.empty();
        }
        byte[] id = ascii(job.id());
        byte[] bytes;
        try {
            bytes = body.bytes();
        } catch (IOException unreadable) {
            // Whoever writes the answer will find that too, and say so.
            return Optional.empty();
        }
        int at = lastOf(id, bytes, bytes.length);
        return at < 0 || lastOf(id, bytes, at) >= 0
                ? Optional.empty()
                : Optional.of(new Repeat(
                        job.id(), outcome, new Answer(reply.headers(), body.type(), bytes, at, at + id.length)));
    }

    /** The same answer to a later call. */
    Repeat by(CallId later) {
        return new Repeat(later, outcome, answer);
    }

    Reply replyTo(CallId other) {
        return answer.to(other);
    }

    private static byte[] ascii(CallId call) {
        return call.value().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int lastOf(byte[] sought, byte[] bytes, int before) {
        for (int at = before - sought.length; at >= 0; at--) {
            if (bytes[at] == sought[0] && Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length)) {
                return at;
            }
        }
        return -1;
    }
}
