package dev.atelier.web.http;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The files and fields of a multipart body. */
public final class Uploads {
    private static final int MAX_FIELD = 64 * 1024;

    /**
     * A part that is no file.
     *
     * @param name the part's name
     * @param value its text
     */
    public record Field(String name, String value) {}

    private final Collection<Part> parts;

    private Uploads(Collection<Part> parts) {
        this.parts = parts;
    }

    public static boolean multipart(Exchange exchange) {
        return exchange.contentType().equals("multipart/form-data");
    }

    /** @throws MediaException of kind {@code TOO_LARGE} or {@code INVALID_REQUEST} */
    public static Uploads read(Exchange exchange) throws IOException {
        long limit = exchange.settings().maxUploadBytes();
        if (exchange.request().getContentLengthLong() > limit) {
            throw BoundedBody.tooLarge(limit);
        }
        try {
            return new Uploads(exchange.request().getParts());
        } catch (ServletException | IllegalStateException e) {
            throw new MediaException(
                    ErrorKind.INVALID_REQUEST, "the multipart body cannot be read: " + e.getMessage(), e);
        }
    }

    /** Every part that is a file. */
    public List<Part> files() {
        return parts.stream()
                .filter(part -> part.getSubmittedFileName() != null)
                .toList();
    }

    /** Every part that is no file. */
    public List<Field> fields() throws IOException {
        List<Field> fields = new ArrayList<>();
        for (Part part : parts) {
            if (part.getSubmittedFileName() == null) {
                fields.add(new Field(part.getName(), text(part)));
            }
        }
        return fields;
    }

    public Optional<String> field(String name) throws IOException {
        return fields().stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst();
    }

    private static String text(Part part) throws IOException {
        byte[] bytes = part.getInputStream().readNBytes(MAX_FIELD + 1);
        if (bytes.length > MAX_FIELD) {
            throw new MediaException(
                    ErrorKind.TOO_LARGE,
                    part.getName() + " must be a file: as text it has at most " + MAX_FIELD + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }

    /** Lets the container's copies go. */
    public void delete() throws IOException {
        for (Part part : parts) {
            part.delete();
        }
    }
}
