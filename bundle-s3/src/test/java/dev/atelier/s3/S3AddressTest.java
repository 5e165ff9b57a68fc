package dev.atelier.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.testkit.storage.S3Server;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3AddressTest {
    private static final String DISPOSITION = "inline; filename=\"a.png\"";

    @TempDir
    static Path folder;

    private static S3Server server;

    @BeforeAll
    static void start() throws IOException {
        server = new S3Server(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static S3ContentStore store(Map<String, Object> more) throws IOException {
        return Buckets.store(server, "addresses", folder.resolve("parts"), more);
    }

    private static MediaContent put(S3ContentStore store, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return store.store(MediaType.PNG, new ByteArrayInputStream(bytes));
    }

    private static HttpResponse<String> get(URI address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        return HttpClient.newHttpClient()
                .send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    @Test
    void anybodyMayFetchFromAPresignedAddress() throws Exception {
        try (S3ContentStore store = store(Map.of("presignedMinutes", 5))) {
            MediaContent content = put(store, "0123456789");
            URI address = content.address(DISPOSITION).orElseThrow();
            HttpResponse<String> whole = get(address);
            assertThat(whole.statusCode()).as(whole.body()).isEqualTo(200);
            assertThat(whole.body()).isEqualTo("0123456789");
            assertThat(whole.headers().firstValue("Content-Type")).contains("image/png");
            assertThat(whole.headers().firstValue("Content-Disposition")).contains(DISPOSITION);

            HttpResponse<String> part = get(address, "Range", "bytes=2-4");
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).isEqualTo("234");
            assertThat(address.toString()).contains("X-Amz-Expires=300").doesNotContain(S3Server.SECRET_KEY);
        }
    }

    @Test
    void nobodyMayFetchFromAnother() throws Exception {
        try (S3ContentStore store = store(Map.of("presignedMinutes", 5))) {
            URI address = put(store, "secret").address(DISPOSITION).orElseThrow();
            URI other = URI.create(address.toString().replaceFirst("content/[0-9a-f]{4}", "content/0000"));
            assertThat(get(other).statusCode()).isEqualTo(403);
            URI bare = URI.create(address.toString().replaceFirst("\\?.*", ""));
            assertThat(get(bare).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void addressesAreThoseThatClientsReach() throws Exception {
        try (S3ContentStore store =
                store(Map.of("presignedMinutes", 1, "publicEndpoint", "https://pictures.example.org"))) {
            assertThat(put(store, "public").address(DISPOSITION).orElseThrow().toString())
                    .startsWith("https://pictures.example.org/addresses/files/content/");
        }
    }

    @Test
    void thereIsNoneWhereThePlatformPassesBytesOn() throws Exception {
        try (S3ContentStore store = store(Map.of())) {
            assertThat(put(store, "through").address(DISPOSITION)).isEmpty();
        }
    }
}
