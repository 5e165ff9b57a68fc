package dev.atelier.runtime.http.answer;

import dev.atelier.core.http.MediaEvent;
import dev.atelier.core.http.ServerEvent;
import dev.atelier.core.media.MediaContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/** Reads server-sent events as WHATWG HTML, section 9.2.6, says. For one thread. */
public final class EventStream {
    /** An event may hold a picture in base64. */
    private static final int LIMIT = 32 << 20;

    private static final int CHUNK = 16 << 10;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final AnswerText data = new AnswerText(LIMIT);
    private final LineText line;
    private final Consumer<MediaEvent> listener;
    private String name = "";
    private boolean firstLine = true;
    private boolean afterReturn;

    private EventStream(LineText line, Consumer<MediaEvent> listener) {
        this.line = line;
        this.listener = listener;
    }

    /** Hands on events until the stream ends; an event that was not finished by then is dropped. */
    public static void read(InputStream in, Consumer<ServerEvent> listener) throws IOException {
        read(in, new AnswerText(LIMIT), event -> listener.accept(event.event()));
    }

    /** The same for events with media in them, which the given reader takes out. */
    public static void read(InputStream in, MediaJson media, Consumer<MediaEvent> listener) throws IOException {
        read(in, (LineText) media, listener);
    }

    private static void read(InputStream in, LineText line, Consumer<MediaEvent> listener) throws IOException {
        EventStream events = new EventStream(line, listener);
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            events.feed(chunk, count);
        }
    }

    private void feed(byte[] chunk, int count) {
        int start = 0;
        for (int i = 0; i < count; i++) {
            byte b = chunk[i];
            if (b == '\n' && afterReturn) {
                start = i + 1;
            } else if (b == '\n' || b == '\r') {
                line.append(chunk, start, i);
                start = i + 1;
                endLine();
            }
            afterReturn = b == '\r';
        }
        line.append(chunk, start, count);
    }

    private void endLine() {
        String text = line.takeLine();
        if (firstLine && text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(1);
        }
        firstLine = false;
        if (text.isEmpty()) {
            dispatch();
        } else if (text.charAt(0) != ':') {
            field(text);
        }
    }

    private void field(String text) {
        int colon = text.indexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        if (field.equals("data")) {
            data.append(value + "\n");
        } else if (field.equals("event")) {
            name = value;
        }
    }

    private void dispatch() {
        List<MediaContent> contents = line.takeContents();
        String text = data.takeLine();
        if (!text.isEmpty()) {
            ServerEvent event =
                    new ServerEvent(name.isEmpty() ? "message" : name, text.substring(0, text.length() - 1));
            listener.accept(new MediaEvent(event, contents));
        }
        name = "";
    }
}
