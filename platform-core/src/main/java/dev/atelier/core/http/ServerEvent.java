package dev.atelier.core.http;

/**
 * A server-sent event (WHATWG HTML, section 9.2).
 *
 * @param name the event's type; {@code message} when none was sent
 * @param data the data lines joined by line feeds
 */
public record ServerEvent(String name, String data) {}
