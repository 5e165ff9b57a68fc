package dev.atelier.launcher.client;

import dev.atelier.launcher.home.LaunchException;
import dev.atelier.launcher.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Calls the operations API of a running platform. */
final class OpsClient {
    private static final int CONNECT_MILLIS = 5_000;
    /** A replacement waits for calls under way to end. */
    private static final int READ_MILLIS = 300_000;

    private final String url;

    OpsClient(String url) {
        this.url = url;
    }

    Json get(String path) {
        return send("GET", path, null);
    }

    Json post(String path) {
        return send("POST", path, null);
    }

    Json post(String path, Path file) {
        return send("POST", path, file);
    }

    Json delete(String path) {
        return send("DELETE", path, null);
    }

    /** A word as part of a path. */
    static String escape(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The {@code data} of the answer; a refusal ends the program with the platform's sentence. */
    private Json send(String method, String path, @Nullable Path file) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url + path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            if (file != null) {
                upload(connection, file);
            }
            int status = connection.getResponseCode();
            Json answer = answer(connection, status);
            if (answer.get("success").isTrue()) {
                return answer.get("data");
            }
            String error = answer.get("error").text();
            throw new LaunchException(error.isEmpty() ? "The platform answered HTTP " + status + " to " + path : error);
        } catch (IOException e) {
            throw new LaunchException("The platform at " + url + " does not answer: " + e.getMessage(), e);
        }
    }

    private static void upload(HttpURLConnection connection, Path file) throws IOException {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/java-archive");
        connection.setFixedLengthStreamingMode(Files.size(file));
        try (OutputStream out = connection.getOutputStream()) {
            Files.copy(file, out);
        }
    }

    private static Json answer(HttpURLConnection connection, int status) throws IOException {
        @Nullable InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        byte[] bytes = body == null ? new byte[0] : body.readAllBytes();
        try {
            return Json.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            return new Json(null);
        }
    }
}
