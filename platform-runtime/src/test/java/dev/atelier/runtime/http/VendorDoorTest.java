package dev.atelier.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.BinaryReply;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpDoor;
import dev.atelier.core.http.HttpReply;
import dev.atelier.core.http.JsonReply;
import dev.atelier.core.http.MediaEvent;
import dev.atelier.core.http.ServerEvent;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.runtime.fixture.MemoryOutputs;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VendorDoorTest {
    private static final HttpBody JSON = new HttpBody.Json("{\"prompt\":\"a cat\"}");

    private final ScriptedServer vendor = new ScriptedServer(ScriptedServer.fixed(200, "", "{}"));
    private final TestDoors doors = new TestDoors();
    private final HttpDoor door = doors.open(vendor.address() + "/v1/");
    private final MemorySink sink = new MemorySink();

    @AfterEach
    void close() {
        door.close();
        doors.close();
        vendor.close();
    }

    @Test
    void sendsHeadersPathAndBody() {
        vendor.script(ScriptedServer.fixed(201, "X-Request-Id: r1\r\n", "{\"ok\":true}"));
        HttpReply reply = door.send(HttpCall.buy("/images?n=1", JSON).withHeader("X-More", "m"));
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("x-request-id")).contains("r1");
        assertThat(reply.body()).isEqualTo("{\"ok\":true}");
        ScriptedServer.Request request = vendor.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/v1/images?n=1");
        assertThat(request.text()).isEqualTo("{\"prompt\":\"a cat\"}");
        assertThat(request.headers())
                .containsEntry("authorization", "Bearer " + TestDoors.KEY)
                .containsEntry("x-more", "m")
                .containsEntry("content-type", "application/json");
    }

    @Test
    void takesAWholeAddressOnTheVendorsHostOnly() {
        assertThat(door.send(HttpCall.get(vendor.address() + "/poll/1")).ok()).isTrue();
        try (ScriptedServer other = new ScriptedServer(ScriptedServer.fixed(200, "", "{}"))) {
            assertFailure(ErrorKind.MALFORMED_ANSWER, () -> door.send(HttpCall.get(other.address() + "/poll/1")));
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void decodesMediaOfAJsonAnswer() {
        byte[] picture = new byte[300_000];
        vendor.script((request, out) ->
                chunked(out, "{\"data\":[{\"b64_json\":\"" + Base64.getEncoder().encodeToString(picture) + "\"}]}"));
        JsonReply reply = door.json(HttpCall.buy("/images", JSON), Set.of("b64_json"), MediaType.PNG, sink);
        assertThat(reply.reply().body()).isEqualTo("{\"data\":[{\"b64_json\":\"content:0\"}]}");
        assertThat(reply.content("content:0").orElseThrow().length()).isEqualTo(picture.length);
    }

    @Test
    void returnsAnErrorAnswerWhole() {
        vendor.script(ScriptedServer.fixed(400, "", "{\"error\":{\"b64_json\":\"no base64\"}}"));
        JsonReply reply = door.json(HttpCall.buy("/images", JSON), Set.of("b64_json"), MediaType.PNG, sink);
        assertThat(reply.reply().status()).isEqualTo(400);
        assertThat(reply.reply().body()).isEqualTo("{\"error\":{\"b64_json\":\"no base64\"}}");
        assertThat(vendor.requests()).hasSize(1);
    }

    @Test
    void storesABinaryAnswerUnderItsType() {
        vendor.script(ScriptedServer.fixed(200, "Content-Type: audio/wav; x=y\r\n", "RIFF"));
        BinaryReply reply = door.binary(HttpCall.buy("/speech", JSON), sink);
        assertThat(reply.content().orElseThrow().type()).isEqualTo(MediaType.WAV);
        vendor.script(ScriptedServer.fixed(202, "", "{\"status\":\"in-progress\"}"));
        BinaryReply waiting = door.binary(HttpCall.get("/result"), sink);
        assertThat(waiting.content()).isEmpty();
        assertThat(waiting.reply().body()).contains("in-progress");
    }

    @Test
    void handsOnEventsAsTheyCome() {
        CountDownLatch second = new CountDownLatch(1);
        vendor.script((request, out) -> {
            ScriptedServer.head(out, 200, "Content-Type: text/event-stream\r\n");
            out.write("data: one\n\n".getBytes(UTF_8));
            out.flush();
            second.await();
            out.write("event: end\ndata: [DONE]\n\ndata: cut".getBytes(UTF_8));
        });
        List<ServerEvent> events = new ArrayList<>();
        HttpReply reply = door.events(HttpCall.buy("/images", JSON), event -> {
            events.add(event);
            second.countDown();
        });
        assertThat(reply.ok()).isTrue();
        assertThat(events).containsExactly(new ServerEvent("message", "one"), new ServerEvent("end", "[DONE]"));
    }

    @Test
    void takesMediaOutOfEventsWhileTheyArrive() {
        vendor.script((request, out) -> {
            ScriptedServer.head(out, 200, "Content-Type: text/event-stream\r\n");
            out.write("data: {\"b64\":\"cGllcg==\"}\n\ndata: {\"b64\":\"bW9v".getBytes(UTF_8));
        });
        List<MediaEvent> events = new ArrayList<>();
        HttpReply reply = door.events(HttpCall.buy("/images", JSON), Set.of("b64"), MediaType.PNG, sink, events::add);
        assertThat(reply.ok()).isTrue();
        assertThat(events).hasSize(1);
        assertThat(events.get(0).event().data()).isEqualTo("{\"b64\":\"content:0\"}");
        assertThat(events.get(0).contents().get(0).length()).isEqualTo(4);
        assertThat(sink.open()).isZero();
    }

    @Test
    void repeatsAFreeCallAndObeysTheVendor() {
        vendor.script((request, out) ->
                ScriptedServer.write(out, vendor.requests().size() < 3 ? 503 : 200, "Retry-After-Ms: 1500\r\n", "{}"));
        assertThat(door.send(HttpCall.get("/models")).ok()).isTrue();
        assertThat(vendor.requests()).hasSize(3);
        assertThat(doors.waits()).containsExactly(Duration.ofMillis(1500), Duration.ofMillis(1500));
    }

    @Test
    void neverRepeatsAPaidCallThatMayHaveBeenAccepted() {
        vendor.script(ScriptedServer.fixed(503, "", "{}"));
        assertThat(door.send(HttpCall.buy("/images", JSON)).status()).isEqualTo(503);
        vendor.script((request, out) -> out.close());
        assertFailure(ErrorKind.OUTCOME_UNKNOWN, () -> door.send(HttpCall.buy("/images", JSON)));
        vendor.script((request, out) -> {
            ScriptedServer.head(out, 200, "Content-Length: 100\r\n");
            out.write('{');
        });
        assertFailure(ErrorKind.OUTCOME_UNKNOWN, () -> door.send(HttpCall.buy("/images", JSON)));
        assertThat(vendor.requests()).hasSize(3);
        assertThat(doors.waits()).isEmpty();
    }

    @Test
    void repeatsAPaidCallThatWasNotAccepted() {
        vendor.script(
                (request, out) -> ScriptedServer.write(out, vendor.requests().size() < 2 ? 429 : 200, "", "{}"));
        assertThat(door.send(HttpCall.buy("/images", JSON)).ok()).isTrue();
        assertThat(vendor.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.text()).contains("a cat"));
    }

    @Test
    void aVendorThatIsNotThereIsUnavailable() throws IOException {
        int unused;
        try (ServerSocket socket = new ServerSocket(0)) {
            unused = socket.getLocalPort();
        }
        try (HttpDoor nowhere = doors.open("http://127.0.0.1:" + unused)) {
            assertFailure(ErrorKind.UNAVAILABLE, () -> nowhere.send(HttpCall.buy("/images", JSON)));
        }
        try (HttpDoor unknown = doors.open("http://no-such-host.invalid")) {
            assertFailure(ErrorKind.UNAVAILABLE, () -> unknown.send(HttpCall.buy("/images", JSON)));
        }
        assertThat(doors.waits()).hasSize(4);
    }

    @Test
    void aFreeCallThatBreaksOffIsRepeatedAndThenFails() {
        vendor.script((request, out) -> {
            ScriptedServer.head(out, 200, "Content-Length: 100\r\n");
            out.write("{\"data\":\"AAAA".getBytes(UTF_8));
        });
        assertFailure(
                ErrorKind.PROVIDER_FAILED,
                () -> door.json(HttpCall.get("/result"), Set.of("data"), MediaType.PNG, sink));
        assertThat(vendor.requests()).hasSize(3);
        assertThat(sink.open()).isZero();
        assertThat(sink.committed()).isZero();
    }

    @Test
    void anAnswerThatDoesNotComeOrHaltsIsLate() {
        CountDownLatch never = new CountDownLatch(1);
        vendor.script((request, out) -> never.await());
        Duration shortly = Duration.ofMillis(200);
        assertFailure(ErrorKind.TIMEOUT, () -> door.send(HttpCall.get("/x").withTimeout(shortly)));
        assertFailure(
                ErrorKind.OUTCOME_UNKNOWN,
                () -> door.send(HttpCall.buy("/x", JSON).withTimeout(shortly)));
        vendor.script((request, out) -> {
            ScriptedServer.head(out, 200, "Content-Length: 100\r\n");
            out.flush();
            never.await();
        });
        assertFailure(ErrorKind.TIMEOUT, () -> door.send(HttpCall.get("/x").withTimeout(shortly)));
    }

    @Test
    void callsWaitForTheirTurn() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        vendor.script((request, out) -> {
            release.await();
            ScriptedServer.write(out, 200, "", "{}");
        });
        try (HttpDoor narrow = doors.open(vendor.address(), Duration.ofSeconds(20), 1)) {
            CompletableFuture<HttpReply> first = CompletableFuture.supplyAsync(() -> narrow.send(HttpCall.get("/1")));
            await("the first call").until(() -> vendor.requests().size() == 1);
            assertFailure(
                    ErrorKind.UNAVAILABLE, () -> narrow.send(HttpCall.get("/2").withTimeout(Duration.ofMillis(100))));
            release.countDown();
            assertThat(first.join().ok()).isTrue();
            assertThat(narrow.send(HttpCall.get("/3")).ok()).isTrue();
        }
        assertThat(vendor.requests()).extracting(ScriptedServer.Request::path).containsExactly("/1", "/3");
    }

    @Test
    void closingEndsWhatIsUnderWay() {
        CountDownLatch never = new CountDownLatch(1);
        vendor.script((request, out) -> never.await());
        CompletableFuture<Throwable> call = CompletableFuture.supplyAsync(
                () -> org.assertj.core.api.Assertions.catchThrowable(() -> door.send(HttpCall.buy("/x", JSON))));
        await("the call").until(() -> vendor.requests().size() == 1);
        door.close();
        assertThat(call.join())
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN));
        assertFailure(ErrorKind.UNAVAILABLE, () -> door.send(HttpCall.get("/x")));
    }

    @Test
    void sendsFilesWhole() {
        MediaContent file = new MemoryOutputs.Bytes(MediaType.PNG, new byte[100_000]);
        door.send(HttpCall.buy(
                "/edit",
                new HttpBody.Json("{\"a\":\"content:0\",\"b\":\"data:content:0\",\"content:0\":1}", List.of(file))));
        String base64 = Base64.getEncoder().encodeToString(new byte[100_000]);
        assertThat(vendor.requests().get(0).text())
                .isEqualTo("{\"a\":\"" + base64 + "\",\"b\":\"data:image/png;base64," + base64 + "\",\"content:0\":1}");
        door.send(HttpCall.buy("/form", new HttpBody.Multipart(List.of(new HttpBody.Part.File("f", "a", file)))));
        assertThat(vendor.requests().get(1).headers()).containsKey("content-length");
        assertThat(vendor.requests().get(1).body()).hasSizeGreaterThan(100_000);
    }

    @Test
    void messagesAndSettingsShowNoKey() {
        vendor.script((request, out) -> out.close());
        assertThatThrownBy(() -> door.send(HttpCall.buy("/x?key=" + TestDoors.KEY, JSON)))
                .satisfies(VendorDoorTest::assertNoKey);
        assertThatThrownBy(() -> door.send(HttpCall.get("/x y?key=" + TestDoors.KEY)))
                .satisfies(VendorDoorTest::assertNoKey);
        assertThatThrownBy(() -> doors.open("file:///etc")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> door.send(HttpCall.get("/x").withHeader("X-Key", TestDoors.KEY + "\nx")))
                .satisfies(VendorDoorTest::assertNoKey);
        assertThat(Map.of("door", door).toString()).doesNotContain(TestDoors.KEY);
    }

    private static void assertNoKey(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            assertThat(String.valueOf(at.getMessage())).doesNotContain(TestDoors.KEY);
        }
    }

    private static void assertFailure(ErrorKind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(MediaException.class, failed -> {
            assertThat(failed.kind()).isEqualTo(kind);
            assertThat(failed.failure().provider()).contains("acme");
        });
    }

    private static void chunked(OutputStream out, String body) throws IOException {
        ScriptedServer.head(out, 200, "Transfer-Encoding: chunked\r\n");
        for (int at = 0; at < body.length(); at += 9_999) {
            String part = body.substring(at, Math.min(body.length(), at + 9_999));
            out.write((Integer.toHexString(part.length()) + "\r\n" + part + "\r\n").getBytes(UTF_8));
        }
        out.write("0\r\n\r\n".getBytes(UTF_8));
    }
}
