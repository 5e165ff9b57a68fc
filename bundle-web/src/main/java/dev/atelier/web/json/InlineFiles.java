package dev.atelier.web.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A JSON body whose long data URLs are taken out while it is read: they go to files, decoded on the way, and leave
 * {@code data:image/png;base64,#0} in their place, so that a picture of any size is never text in memory. For one
 * thread.
 */
public final class InlineFiles extends InputStream {
    private static final byte[] MARK = "data:".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 256;
    /** What is shorter stays where it is. */
    static final int SHORT = 8 * 1024;

    private final LookAhead json;
    private final List<Path> files = new ArrayList<>();
    private byte[] replaced = {};
    private int given;
    private boolean inText;
    private boolean escaped;

    InlineFiles(InputStream body) {
        this.json = new LookAhead(body, 2 * SHORT);
    }

    private InlineFiles() {
        this.json = new LookAhead(InputStream.nullInputStream(), 0);
    }

    /** Those of a body that has none. */
    static InlineFiles none() {
        return new InlineFiles();
    }

    /** The decoded bytes that a data URL's text after the comma stands for. */
    public Optional<Path> file(String reference) {
        return IntStream.range(0, files.size())
                .filter(i -> reference.equals("#" + i))
                .mapToObj(files::get)
                .findFirst();
    }

    @Override
    public int read() throws IOException {
        if (given < replaced.length) {
            return replaced[given++] & 0xff;
        }
        int next = json.next();
        if (!inText) {
            inText = next == '"';
            if (inText) {
                replace();
            }
        } else if (escaped) {
            escaped = false;
        } else {
            escaped = next == '\\';
            inText = next != '"';
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        for (int n = 0; n < length; n++) {
            int next = read();
            if (next < 0) {
                return n == 0 ? -1 : n;
            }
            buffer[offset + n] = (byte) next;
        }
        return length;
    }

    /** At the beginning of a text: takes it out if it is a long data URL. */
    private void replace() throws IOException {
        if (json.see(MARK.length) < MARK.length || !marked()) {
            return;
        }
        String head = head(json.see(HEAD));
        if (head.endsWith(";base64,") && isLong(json.see(SHORT))) {
            json.skip(head.length());
            JsonText text = new JsonText(json);
            int index = store(text);
            replaced = (head + "#" + index + (text.closed() ? "\"" : "")).getBytes(StandardCharsets.ISO_8859_1);
            given = 0;
            inText = !text.closed();
        }
    }

    private boolean marked() {
        for (int i = 0; i < MARK.length; i++) {
            if (json.at(i) != MARK[i]) {
                return false;
            }
        }
        return true;
    }

    /** The text to come up to its first comma. */
    private String head(int seen) {
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < seen && json.at(i) != '"'; i++) {
            head.append((char) json.at(i));
            if (json.at(i) == ',') {
                break;
            }
        }
        return head.toString();
    }

    private boolean isLong(int seen) {
        for (int i = 0; i < seen; i++) {
            if (json.at(i) == '"') {
                return false;
            }
        }
        return seen == SHORT;
    }

    private int store(JsonText text) throws IOException {
        Path file = Files.createTempFile("atelier-inline-", null);
        files.add(file);
        try (OutputStream out = Files.newOutputStream(file)) {
            Base64.getMimeDecoder().wrap(text).transferTo(out);
        }
        // Padding may end the base64 before the text.
        text.transferTo(OutputStream.nullOutputStream());
        return files.size() - 1;
    }

    /** Deletes the files. */
    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
