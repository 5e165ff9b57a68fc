package dev.atelier.web.studio;

import dev.atelier.core.Parameters;
import dev.atelier.core.asset.Assets;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaType;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Uploads;
import dev.atelier.web.json.JsonBody;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A multipart body in the shape of a JSON one: {@code settings.image.seed} lies within objects, and files are uploads
 * that their field refers to. For one request.
 */
final class MultipartForm {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");
    private static final Set<String> NOT_TEXT = Set.of("customer_id", "save_to_db", "async", "cache");
    private static final String SETTINGS = "settings";

    private final Form form;
    private final Assets assets;
    private final Map<String, Object> body = new LinkedHashMap<>();

    private MultipartForm(Form form, Assets assets) {
        this.form = form;
        this.assets = assets;
    }

    /** @throws MediaException naming the part that is wrong */
    static Parameters read(Exchange exchange, Uploads uploads, Form form, Assets assets) throws IOException {
        MultipartForm read = new MultipartForm(form, assets);
        for (Uploads.Field field : uploads.fields()) {
            read.add(field.name(), field.value());
        }
        long customer = CallTerms.asking(exchange, Fields.of(Parameters.of(read.body)), form)
                .customerId();
        for (Part part : uploads.files()) {
            read.add(part, customer);
        }
        return Parameters.of(read.body);
    }

    private void add(String name, String value) throws IOException {
        if (name.equals(SETTINGS)) {
            byte[] json = value.getBytes(StandardCharsets.UTF_8);
            try (JsonBody settings = JsonBody.read(new ByteArrayInputStream(json), json.length)) {
                put(body, SETTINGS, settings.values().asMap());
            }
        } else if (name.startsWith(SETTINGS + ".")) {
            put(body, name, scalar(value));
        } else {
            put(body, name, NOT_TEXT.contains(name) ? scalar(value) : value);
        }
    }

    private void add(Part part, long customer) throws IOException {
        MediaField field = form.files().stream()
                .filter(candidate -> candidate.takes(part.getName()))
                .findFirst()
                .or(() -> form.files().stream()
                        .filter(first -> part.getName().equals("file"))
                        .findFirst())
                .orElseThrow(() -> MediaException.invalid(
                        part.getName(),
                        "takes no file here; files go to "
                                + form.files().stream().map(MediaField::role).toList()));
        Parameters facts = Parameters.of("file_name", part.getSubmittedFileName());
        try {
            String id = assets.upload(type(part), part.getInputStream(), customer, facts)
                    .id();
            put(body, field.name(), id);
        } catch (MediaException e) {
            throw Fields.of(Parameters.EMPTY).named(part.getName(), e);
        }
    }

    /** What is given again becomes a list; objects are merged. */
    private static void put(Map<String, Object> object, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            object.merge(path, value, MultipartForm::both);
            return;
        }
        Map<String, Object> inner = new LinkedHashMap<>();
        put(inner, path.substring(dot + 1), value);
        put(object, path.substring(0, dot), inner);
    }

    private static Object both(Object old, Object added) {
        if (old instanceof Map<?, ?> one && added instanceof Map<?, ?> other) {
            Map<String, Object> merged = new LinkedHashMap<>();
            one.forEach((name, value) -> merged.put(String.valueOf(name), value));
            other.forEach((name, value) -> merged.merge(String.valueOf(name), value, MultipartForm::both));
            return merged;
        }
        List<Object> list = new ArrayList<>(old instanceof List<?> several ? several : List.of(old));
        list.add(added);
        return list;
    }

    /** Texts of a form have no type: what looks like a number or a truth value is one. */
    private static Object scalar(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : text;
    }

    private static MediaType type(Part part) {
        try {
            return part.getContentType() == null ? MediaType.BINARY : MediaType.parse(part.getContentType());
        } catch (IllegalArgumentException unreadable) {
            return MediaType.BINARY;
        }
    }
}
