package dev.atelier.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** Speaks to a platform as its clients and operators do. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    Client(String url) {
        this.url = url;
    }

    /**
     * An answer of the studio or operations API.
     *
     * @param status the HTTP status
     * @param body the whole envelope
     */
    record Answer(int status, JsonNode body) {
        JsonNode data() {
            return body.path("data");
        }

        String error() {
            return body.path("error").asText();
        }
    }

    String url() {
        return url;
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    Answer post(String path, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    Answer put(String path, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    Answer upload(String path, Path jar) throws IOException, InterruptedException {
        return send(
                request(path).header("Content-Type", "application/java-archive").POST(BodyPublishers.ofFile(jar)));
    }

    /** A picture by the sandbox; the settings are those of {@code settings.image} as JSON members. */
    Answer picture(String prompt, String... settings) throws IOException, InterruptedException {
        String members = String.join(",", settings);
        return post(
                "/image/generate",
                "{\"prompt\":\"" + prompt + "\",\"customer_id\":1,\"settings\":{\"image\":{\"model\":\"sandbox\""
                        + (members.isEmpty() ? "" : "," + members) + "}}}");
    }

    HttpResponse<byte[]> bytes(String addressOrPath) throws IOException, InterruptedException {
        return http.send(request(addressOrPath).GET().build(), BodyHandlers.ofByteArray());
    }

    /** The versions of a bundle that are installed. */
    List<String> versions(String bundle) throws IOException, InterruptedException {
        return StreamSupport.stream(get("/ops/bundles").data().path("bundles").spliterator(), false)
                .filter(entry -> entry.path("name").asText().equals(bundle))
                .map(entry -> entry.path("version").asText())
                .toList();
    }

    private HttpRequest.Builder request(String addressOrPath) {
        return HttpRequest.newBuilder(URI.create(url).resolve(addressOrPath)).timeout(Duration.ofMinutes(2));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }
}
