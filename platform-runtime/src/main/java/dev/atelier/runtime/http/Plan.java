package dev.atelier.runtime.http;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * What an exchange is to be.
 *
 * @param request what is sent
 * @param host the partner's name, for messages
 * @param paid whether a repeat could buy twice
 * @param repeatable whether it may be repeated after it broke off, whatever the vendor had done by then
 * @param timeout for the turn, all attempts and the waits between them, and for each pause in an answer
 * @param longest how long an answer may take in all
 */
record Plan(HttpRequest request, String host, boolean paid, boolean repeatable, Duration timeout, Duration longest) {
    HttpResponse.BodyHandler<AnswerStream> answers() {
        return head -> new AnswerStream(timeout, Deadline.in(longest));
    }
}
