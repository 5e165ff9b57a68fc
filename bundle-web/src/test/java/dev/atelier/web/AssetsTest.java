package dev.atelier.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.asset.Asset;
import dev.atelier.core.media.MediaType;
import dev.atelier.web.testing.Answer;
import dev.atelier.web.testing.Front;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTest {
    private static final Asset.Origin MADE =
            new Asset.Origin(Optional.of("call"), "image.generate", Optional.of("sandbox"), Optional.of("m"));

    private final Front front = new Front(Front.SETTINGS, FrontServlet::new);
    private final Asset asset = front.assets.add(1, MediaType.PNG, "0123456789".getBytes(), MADE);
    private final String content = "/assets/" + asset.id() + "/content";

    @AfterEach
    void stop() {
        front.close();
    }

    @Test
    void givesTheBytesWithTypeTagAndSafeName() {
        HttpResponse<String> answer = front.server.get(content);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("0123456789");
        assertThat(header(answer, "Content-Type")).isEqualTo("image/png");
        assertThat(header(answer, "Content-Length")).isEqualTo("10");
        assertThat(header(answer, "ETag")).isEqualTo("\"" + asset.digest().hex() + "\"");
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(answer, "Cache-Control")).contains("immutable");
        assertThat(header(answer, "Content-Disposition")).isEqualTo("inline; filename=\"" + asset.id() + ".png\"");
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void givesLargeBytesWhole() {
        byte[] large = new byte[3_000_000];
        new java.util.Random(1).nextBytes(large);
        Asset film = front.assets.add(2, MediaType.MP4, large, MADE);

        HttpResponse<byte[]> answer = front.server.send(
                front.server.request("/assets/" + film.id() + "/content").build(), BodyHandlers.ofByteArray());

        assertThat(answer.body()).isEqualTo(large);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-3 | 206 | bytes 0-3/10 | 0123",
                "bytes=7- | 206 | bytes 7-9/10 | 789",
                "bytes=-2 | 206 | bytes 8-9/10 | 89",
                "bytes=-99 | 206 | bytes 0-9/10 | 0123456789",
                "bytes=8-99 | 206 | bytes 8-9/10 | 89",
                "bytes=1-2,5-6 | 206 | bytes 1-6/10 | 123456",
                "bytes=3-1 | 200 | '' | 0123456789",
                "bytes=x | 200 | '' | 0123456789",
                "items=0-3 | 200 | '' | 0123456789",
            })
    void givesTheStretchThatIsAskedFor(String range, int status, String stretch, String bytes) {
        HttpResponse<String> answer = front.server.get(content, "Range", range);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "Content-Range")).isEqualTo(stretch);
        assertThat(answer.body()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0"})
    void saysThatAStretchDoesNotExist(String range) {
        HttpResponse<String> answer = front.server.get(content, "Range", range);

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes */10");
    }

    @Test
    void ignoresARangeOfOtherBytes() {
        assertThat(front.server
                        .get(content, "Range", "bytes=0-1", "If-Range", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void sendsTheClientToWhereTheStoreGivesTheBytes() {
        front.assets.moveTo(asset.id(), URI.create("https://bucket.test/key"));
        HttpResponse<String> answer = front.server.get(content, "Range", "bytes=0-1");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(header(answer, "Location"))
                .isEqualTo("https://bucket.test/key?as=inline%3B+filename%3D%22" + asset.id() + ".png%22");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "ETag")).isEmpty();

        assertThat(front.server.get(content + "?through=true").body()).isEqualTo("0123456789");
        HttpResponse<String> head = front.server.send(
                front.server
                        .request(content)
                        .method("HEAD", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(200);
        String tag = "\"" + asset.digest().hex() + "\"";
        assertThat(front.server.get(content, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void sendsNothingThatTheClientHas() {
        String tag = header(front.server.get(content), "ETag");

        HttpResponse<String> answer = front.server.get(content, "If-None-Match", "\"other\", " + tag);

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "ETag")).isEqualTo(tag);
    }

    @Test
    void answersHeadWithTheLengthAlone() {
        HttpResponse<String> answer = front.server.send(front.server
                .request(content)
                .method("HEAD", BodyPublishers.noBody())
                .build());

        assertThat(header(answer, "Content-Length")).isEqualTo("10");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void letsNoMarkupAct() {
        Asset svg = front.assets.add(3, new MediaType("image", "svg+xml"), "<svg/>".getBytes(), MADE);

        HttpResponse<String> answer = front.server.get("/assets/" + svg.id() + "/content");

        assertThat(header(answer, "Content-Disposition")).startsWith("attachment");
        assertThat(header(answer, "Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void listsByFilterAndPage() {
        front.assets.add(4, MediaType.PNG, "a".getBytes(), Asset.Origin.UPLOAD);
        front.assets.add(5, MediaType.PNG, "b".getBytes(), MADE);

        Answer all = new Answer(front.server.get("/assets?operation=image.generate&customer=7&limit=1"));
        Answer next = new Answer(
                front.server.get("/assets?operation=image.generate&limit=1&before=" + all.at("data.next_before")));

        assertThat(all.at("data.assets.0.asset_id")).asString().endsWith("5");
        assertThat(all.at("data.assets.0.url")).asString().startsWith(front.server.origin());
        assertThat(next.at("data.assets.0.asset_id")).isEqualTo(asset.id());
        assertThat(new Answer(front.server.get("/assets?customer=8")).at("data.assets"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "customer=-1", "from=yesterday"})
    void namesTheFilterThatIsWrong(String query) {
        Answer answer = new Answer(front.server.get("/assets?" + query));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("error")).asString().startsWith(query.substring(0, query.indexOf('=')) + " must be");
    }

    @Test
    void showsAndDeletes() {
        assertThat(new Answer(front.server.get("/assets/" + asset.id())).at("data.bytes"))
                .isEqualTo(10);

        Answer deleted = new Answer(front.server.send(
                front.server.request("/assets/" + asset.id()).DELETE().build()));

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(new Answer(front.server.get("/assets/" + asset.id())).status())
                .isEqualTo(404);
        assertThat(new Answer(front.server.get(content)).status()).isEqualTo(404);
    }

    @Test
    void takesFiles() {
        String form = "--b\r\nContent-Disposition: form-data; name=\"customer_id\"\r\n\r\n7\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../x.png\"\r\n"
                + "Content-Type: image/png\r\n\r\npixels\r\n--b--\r\n";

        Answer answer = new Answer(front.server.send(front.server
                .request("/files")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(form))
                .build()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("data.files.0.type")).isEqualTo("image/png");
        assertThat(answer.at("data.files.0.size")).isEqualTo(6);
        String id = String.valueOf(answer.at("data.files.0.id"));
        assertThat(front.assets.find(id).orElseThrow().customerId()).isEqualTo(7);
        assertThat(new Answer(front.server.get("/files/" + id)).at("data.file_name"))
                .isEqualTo("../x.png");
    }

    @Test
    void wantsFilesAsMultipart() {
        assertThat(new Answer(front.server.post("/files", "{}")).status()).isEqualTo(415);
    }

    @Test
    void showsSmallPictures() {
        String path = "/files/" + asset.id() + "/thumbnail";

        HttpResponse<String> answer = front.server.get(path + "?size=64");

        assertThat(answer.body()).isEqualTo("thumbnail 64");
        assertThat(header(answer, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(answer, "Content-Disposition")).isEqualTo("inline; filename=\"" + asset.id() + ".jpg\"");
        assertThat(front.server.get(path).body()).isEqualTo("thumbnail 256");
        assertThat(new Answer(front.server.get(path + "?size=8")).status()).isEqualTo(400);
        assertThat(new Answer(front.server.get("/files/01HZZZZZZZZZZZZZZZZZZ99999/thumbnail")).status())
                .isEqualTo(404);
    }
}
