package dev.atelier.core.http;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaContent;
import java.util.ArrayList;
import java.util.List;

/** What is sent. Media are streamed from their store, never held. */
public sealed interface HttpBody {
    /** No body. */
    HttpBody NONE = new None();

    /** No body. */
    record None() implements HttpBody {}

    /**
     * JSON text. Each text value that is exactly {@code content:N} is replaced by the N-th content in base64, encoded
     * while it is sent; {@code data:content:N} by a data URL.
     *
     * @param text the JSON
     * @param contents the media it refers to, from 0
     */
    record Json(String text, List<MediaContent> contents) implements HttpBody {
        public Json {
            contents = List.copyOf(contents);
        }

        public Json(String text) {
            this(text, List.of());
        }

        /** The text value that stands for the N-th content in base64. */
        public static String base64(int index) {
            return "content:" + index;
        }

        /** The text value that stands for the N-th content as a data URL. */
        public static String dataUrl(int index) {
            return "data:content:" + index;
        }
    }

    /**
     * A form as multipart/form-data (RFC 7578).
     *
     * @param parts in order
     */
    record Multipart(List<Part> parts) implements HttpBody {
        public Multipart {
            parts = List.copyOf(parts);
        }

        /** A form of these fields, numbers and truth values as text, a list as one field for each element, and files. */
        public static Multipart of(Parameters fields, List<Part.File> files) {
            List<Part> parts = new ArrayList<>();
            fields.asMap().forEach((name, value) -> {
                for (Object element : value instanceof List<?> list ? list : List.of(value)) {
                    parts.add(new Part.Field(name, String.valueOf(element)));
                }
            });
            parts.addAll(files);
            return new Multipart(parts);
        }
    }

    /** A part of a form. */
    sealed interface Part {
        String name();

        /** A text field. */
        record Field(String name, String value) implements Part {}

        /** A file. */
        record File(String name, String fileName, MediaContent content) implements Part {}
    }
}
