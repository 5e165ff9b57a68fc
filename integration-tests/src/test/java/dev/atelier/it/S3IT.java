package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.testkit.storage.S3Server;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A platform that begins on disk and goes on in a bucket, which then refuses it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class S3IT {
    private static final String BUCKET = "studio";

    @TempDir
    static Path folder;

    private static S3Server server;
    private static Platform platform;

    @BeforeAll
    static void start() throws Exception {
        server = new S3Server(folder.resolve("s3"));
        server.bucket(BUCKET);
        platform = Platform.start(folder.resolve("home"));
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
        server.close();
    }

    private static void configure(String... more) throws Exception {
        List<String> lines = new ArrayList<>(List.of(
                "bucket=" + BUCKET,
                "prefix=files/",
                "endpoint=" + server.endpoint(),
                "pathStyle=true",
                "accessKey=" + S3Server.ACCESS_KEY,
                "secretKey=" + S3Server.SECRET_KEY,
                "patienceSeconds=0"));
        lines.addAll(Arrays.asList(more));
        Files.write(platform.home().resolve("conf/dev.atelier.s3.cfg"), lines);
    }

    private static Client client() {
        return platform.client();
    }

    private static String picture(String prompt) throws Exception {
        Client.Answer answer = client().picture(prompt);
        assertThat(answer.status()).as(() -> answer.body().toString()).isEqualTo(200);
        return answer.data().path("asset_id").asText();
    }

    private static HttpResponse<byte[]> content(String asset, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(client().url()).resolve("/assets/" + asset + "/content"));
        return HttpClient.newHttpClient()
                .send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofByteArray());
    }

    private static String key(String asset) throws Exception {
        String digest = client().get("/assets/" + asset).data().path("digest").asText();
        return "files/content/" + digest.replace("sha256:", "");
    }

    /** Makes pictures until one goes where new ones are to go. */
    private static void awaitBucket() {
        await("new files go to the bucket").atMost(Duration.ofMinutes(1)).until(() -> {
            picture("a new place");
            return !server.keys(BUCKET).isEmpty();
        });
    }

    @Test
    @Order(1)
    void newFilesGoToTheBucketAndOldOnesStayReadable() throws Exception {
        String old = picture("on disk");
        byte[] before = content(old).body();
        assertThat(server.keys(BUCKET)).isEmpty();

        configure();
        awaitBucket();
        assertThat(content(old).body()).isEqualTo(before);

        String asset = picture("in the bucket");
        assertThat(server.keys(BUCKET)).contains(key(asset));
        HttpResponse<byte[]> whole = content(asset);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(whole.body()).isEqualTo(Files.readAllBytes(server.file(BUCKET, key(asset))));

        HttpResponse<byte[]> part = content(asset, "Range", "bytes=100-199");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 100, 200));
    }

    @Test
    @Order(2)
    void whatIsDeletedIsGoneFromTheBucket() throws Exception {
        String asset = picture("to be deleted");
        String key = key(asset);
        assertThat(server.keys(BUCKET)).contains(key);

        assertThat(client().delete("/assets/" + asset).status()).isEqualTo(200);
        assertThat(server.keys(BUCKET)).doesNotContain(key);
        assertThat(content(asset).statusCode()).isEqualTo(404);
    }

    @Test
    @Order(3)
    void clientsAreSentToTheBucketWhereThatIsSet() throws Exception {
        String asset = picture("elsewhere");
        byte[] bytes = content(asset).body();
        configure("presignedMinutes=5");
        await("clients are sent to the bucket")
                .atMost(Duration.ofMinutes(1))
                .until(() -> content(asset).statusCode() == 302);

        String address = content(asset).headers().firstValue("Location").orElseThrow();
        assertThat(address).startsWith(server.endpoint()).doesNotContain(S3Server.SECRET_KEY);
        HttpResponse<byte[]> fetched = client().bytes(address);
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.body()).isEqualTo(bytes);
        assertThat(fetched.headers().firstValue("Content-Disposition"))
                .contains("inline; filename=\"" + asset + ".png\"");
    }

    @Test
    @Order(4)
    void aBucketThatRefusesIsSaidAndThePlatformStaysWell() throws Exception {
        // Made before, since while the settings change a file may go to the disk.
        String asset = picture("before");
        configure();
        await("bytes come through the platform")
                .atMost(Duration.ofMinutes(1))
                .until(() -> content(asset).statusCode() == 200);
        server.restart("another secret");

        Client.Answer refused = client().picture("refused");
        assertThat(refused.status()).as(() -> refused.body().toString()).isEqualTo(502);
        assertThat(refused.error())
                .contains("bucket studio at ")
                .contains("refuses access (403")
                .doesNotContain(S3Server.SECRET_KEY);
        assertThat(content(asset).statusCode()).isEqualTo(502);
        assertThat(client().get("/health/ready").status()).isEqualTo(200);
        assertThat(client().get("/ops/bundles").body().toString()).doesNotContain(S3Server.SECRET_KEY);

        server.restart();
        assertThat(content(asset).statusCode()).isEqualTo(200);
        String again = key(picture("again"));
        assertThat(server.keys(BUCKET)).contains(again);
        assertThat(Files.readString(platform.home().resolve("data/log/atelier.log")))
                .contains("the asset store, bucket studio at ")
                .contains("is well again")
                .doesNotContain(S3Server.SECRET_KEY);
    }
}
