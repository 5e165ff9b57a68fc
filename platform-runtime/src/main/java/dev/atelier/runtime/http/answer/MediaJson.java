package dev.atelier.runtime.http.answer;

import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON that holds media: text values under certain names are decoded from base64 into a sink while they arrive,
 * and leave a mark; addresses stay. It looks at no more of the grammar than where strings begin and end and which of them are names;
 * whoever parses what remains finds the errors. For one thread.
 */
public final class MediaJson implements LineText, AutoCloseable {
    private static final int CHUNK = 16 << 10;

    private enum State {
        /** Between strings. */
        OUTSIDE,
        /** Within a string that stays. */
        STRING,
        /** After a backslash within such a string. */
        ESCAPE,
        /** Within a string that holds media. */
        MEDIA
    }

    private final AnswerText text = new AnswerText(AnswerText.LIMIT);
    private final List<MediaContent> contents = new ArrayList<>();
    private final Set<String> names;
    private final MediaType declared;
    private final ContentSink sink;
    private State state = State.OUTSIDE;
    /** Where the last string lies in the text: a name, if a colon follows. */
    private int stringStart;

    private int stringEnd;
    private boolean mediaExpected;
    private @Nullable Base64Value media;

    /**
     * @param names of the members that hold base64
     * @param declared what the media are said to be
     */
    public MediaJson(Set<String> names, MediaType declared, ContentSink sink) {
        this.names = Set.copyOf(names);
        this.declared = declared;
        this.sink = sink;
    }

    /**
     * Reads an answer to its end.
     *
     * @throws dev.atelier.core.error.MediaException {@code MALFORMED_ANSWER} or {@code STORAGE_FAILED}
     */
    public void read(InputStream in) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            append(chunk, 0, count);
        }
        if (state != State.OUTSIDE) {
            throw AnswerText.malformed("ends within a text value");
        }
    }

    /** The JSON with marks. */
    public String text() {
        return text.toString();
    }

    /** What the marks stand for. */
    public List<MediaContent> contents() {
        return List.copyOf(contents);
    }

    @Override
    public void append(byte[] source, int from, int to) {
        int at = from;
        while (at < to) {
            at = switch (state) {
                case OUTSIDE -> outside(source, at, to);
                case STRING -> string(source, at, to);
                case ESCAPE -> escape(source, at);
                case MEDIA -> media(source, at, to);
            };
        }
    }

    /** A line that is no JSON may hold any number of quotation marks; none reaches into the next. */
    @Override
    public String takeLine() {
        if (state == State.MEDIA) {
            throw AnswerText.malformed("holds a line that ends within a value in base64");
        }
        state = State.OUTSIDE;
        mediaExpected = false;
        stringStart = 0;
        stringEnd = 0;
        return text.takeLine();
    }

    @Override
    public List<MediaContent> takeContents() {
        List<MediaContent> taken = contents();
        contents.clear();
        return taken;
    }

    private int outside(byte[] chunk, int from, int to) {
        for (int at = from; at < to; at++) {
            byte next = chunk[at];
            if (next == '"') {
                openString(chunk, from, at);
                return at + 1;
            } else if (next == ':') {
                text.append(chunk, from, at + 1);
                mediaExpected = names.contains(text.substring(stringStart, stringEnd));
                return at + 1;
            } else if (next > ' ') {
                mediaExpected = false;
            }
        }
        text.append(chunk, from, to);
        return to;
    }

    private void openString(byte[] chunk, int from, int quote) {
        if (mediaExpected) {
            text.append(chunk, from, quote);
            media = new Base64Value(sink, declared);
            state = State.MEDIA;
        } else {
            text.append(chunk, from, quote + 1);
            stringStart = text.length();
            state = State.STRING;
        }
    }

    private int string(byte[] chunk, int from, int to) {
        int at = from;
        while (at < to && chunk[at] != '"' && chunk[at] != '\\') {
            at++;
        }
        text.append(chunk, from, at);
        if (at == to) {
            return to;
        }
        stringEnd = text.length();
        state = chunk[at] == '"' ? State.OUTSIDE : State.ESCAPE;
        text.append(chunk, at, at + 1);
        return at + 1;
    }

    private int escape(byte[] chunk, int at) {
        text.append(chunk, at, at + 1);
        state = State.STRING;
        return at + 1;
    }

    private int media(byte[] chunk, int from, int to) {
        Base64Value value = Objects.requireNonNull(media);
        int quote = QuoteSearch.find(chunk, from, to);
        value.append(chunk, from, quote);
        if (quote == to) {
            return to;
        }
        text.append("\"");
        Optional<byte[]> address = value.address();
        if (address.isPresent()) {
            text.append(address.get(), 0, address.get().length);
        } else {
            mark(value);
        }
        text.append("\"");
        value.close();
        media = null;
        state = State.OUTSIDE;
        mediaExpected = false;
        return quote + 1;
    }

    private void mark(Base64Value value) {
        Optional<MediaContent> content = value.finish();
        if (content.isPresent()) {
            text.append("content:" + contents.size());
            contents.add(content.get());
        }
    }

    /** Discards a value that was not finished. */
    @Override
    public void close() {
        if (media != null) {
            media.close();
        }
    }
}
