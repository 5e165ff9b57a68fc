package dev.atelier.web.http;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts answers on the wire. */
final class ReplyWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ReplyWriter.class);

    private ReplyWriter() {}

    /** Writes an answer, or that it cannot be given; a client that went away is nobody's failure. */
    static void write(Reply reply, HttpServletRequest request, HttpServletResponse response) {
        boolean head = request.getMethod().equals("HEAD");
        try {
            send(reply, head, response);
        } catch (RuntimeException e) {
            sendInstead(Failures.reply(e), head, response);
        } catch (IOException e) {
            LOG.debug("The client of {} went away: {}", request.getRequestURI(), e.toString());
            if (!response.isCommitted()) {
                // Or what was to be sent could not be read.
                sendInstead(Failures.reply(unreadable(e)), head, response);
            }
        }
    }

    private static MediaException unreadable(IOException why) {
        return new MediaException(ErrorKind.STORAGE_FAILED, "what was made cannot be read just now", why);
    }

    private static void sendInstead(Reply failure, boolean head, HttpServletResponse response) {
        try {
            response.reset();
            send(failure, head, response);
        } catch (IOException | IllegalStateException e) {
            LOG.debug("An answer broke off: {}", e.toString());
        }
    }

    private static void send(Reply reply, boolean head, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!reply.headers().containsKey("Cache-Control")) {
            response.setHeader("Cache-Control", "no-store");
        }
        reply.headers().forEach(response::setHeader);
        Body body = reply.body();
        if (body == null) {
            return;
        }
        response.setContentType(body.type());
        if (body.length() >= 0) {
            response.setContentLengthLong(body.length());
        }
        if (!head) {
            body.writer().writeTo(response.getOutputStream());
        }
    }
}
