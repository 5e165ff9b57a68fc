package dev.atelier.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpDoor;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {
    private final ScriptedServer vendor = new ScriptedServer(ScriptedServer.fixed(200, "", "vendor"));
    private final ScriptedServer files =
            new ScriptedServer(ScriptedServer.fixed(200, "Content-Type: image/png\r\n", "picture"));
    /** Stands for a service inside the network that nobody from outside may reach. */
    private final ScriptedServer inside = new ScriptedServer(ScriptedServer.fixed(200, "", "secret"));

    private final TestDoors doors = new TestDoors(Map.of(
            "allowedHosts",
            new String[] {"media.test:" + files.port()},
            "maxFetchBytes",
            1000L,
            "maxResultBytes",
            1000L));
    private final HttpDoor door = doors.open(vendor.address());
    private final MemorySink sink = new MemorySink();
    private final String filesAddress = "http://media.test:" + files.port() + "/a%20b?x=%2F";

    FetcherTest() {
        doors.name("media.test", InetAddress.getLoopbackAddress());
        doors.name("rebound.test", InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() {
        door.close();
        doors.close();
        inside.close();
        files.close();
        vendor.close();
    }

    @Test
    void fetchesFromTheAddressThatWasCheckedUnderItsName() {
        MediaContent content = doors.fetch(filesAddress, sink);
        assertThat(content.type()).isEqualTo(MediaType.PNG);
        assertThat(content.length()).isEqualTo(7);
        ScriptedServer.Request request = files.requests().get(0);
        assertThat(request.headers()).containsEntry("host", "media.test:" + files.port());
        assertThat(request.path()).isEqualTo("/a%20b?x=%2F");
    }

    @Test
    void theKeyGoesToTheVendorOnly() {
        vendor.script(ScriptedServer.fixed(302, "Location: " + filesAddress + "\r\n", ""));
        door.download(URI.create(vendor.address() + "/result"), sink);
        assertThat(vendor.requests().get(0).headers()).containsEntry("authorization", "Bearer " + TestDoors.KEY);
        assertThat(files.requests().get(0).headers()).doesNotContainKey("authorization");
        assertThat(files.requests().get(0).headers().values()).noneMatch(value -> value.contains(TestDoors.KEY));
    }

    @Test
    void theKeyStaysWhereTheVendorsNameIsOnlyPartOfTheAddress() {
        String disguised = vendor.address().replace("http://", "http://media.test:" + files.port() + "/");
        door.download(URI.create(disguised), sink);
        assertThat(files.requests().get(0).headers()).doesNotContainKey("authorization");
        String user = vendor.address().replace("http://", "http://media.test@");
        assertThatThrownBy(() -> door.download(URI.create(user), sink)).hasMessageContaining("user name");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void doesNotFollowIntoTheNetwork(int status) {
        for (String target : new String[] {inside.address(), "http://rebound.test:" + inside.port()}) {
            files.script(ScriptedServer.fixed(status, "Location: " + target + "/x\r\n", ""));
            assertRefused(filesAddress, "not a public address");
            assertThatThrownBy(() -> door.download(URI.create(filesAddress), sink))
                    .hasMessageContaining("not a public address");
        }
        assertRefused(inside.address(), "not a public address");
        assertThat(inside.requests()).isEmpty();
    }

    @Test
    void followsAFewRedirectsRelativeOnesToo() {
        files.script((request, out) -> {
            if (request.path().equals("/end")) {
                ScriptedServer.write(out, 200, "", "end");
            } else {
                ScriptedServer.write(out, 307, "Location: /end\r\n", "");
            }
        });
        assertThat(doors.fetch(filesAddress, sink).length()).isEqualTo(3);
        files.script(ScriptedServer.fixed(302, "Location: /again\r\n", ""));
        assertRefused(filesAddress, "more than 5 times");
        files.script(ScriptedServer.fixed(302, "Location: file:///etc/passwd\r\n", ""));
        assertRefused(filesAddress, "only http and https addresses");
        files.script(ScriptedServer.fixed(302, "Location: http://a b/\r\n", ""));
        assertRefused(filesAddress, "redirects to where we do not follow");
    }

    @Test
    void namesTheFieldAndTheStatus() {
        files.script(ScriptedServer.fixed(404, "", ""));
        assertRefused(filesAddress, "image_url cannot be fetched: media.test answered with status 404");
        assertRefused("http://no-such-host.invalid/", "there is no host no-such-host.invalid");
        assertRefused("file:///etc/passwd", "only http and https");
    }

    @Test
    void boundsTheSize() {
        files.script(ScriptedServer.fixed(200, "", "x".repeat(1001)));
        assertKind(ErrorKind.TOO_LARGE, () -> doors.fetch(filesAddress, sink));
        files.script((request, out) -> {
            ScriptedServer.head(out, 200, "");
            out.write(new byte[5000]);
        });
        assertKind(ErrorKind.TOO_LARGE, () -> doors.fetch(filesAddress, sink));
        assertKind(ErrorKind.MALFORMED_ANSWER, () -> door.download(URI.create(filesAddress), sink));
        assertThat(sink.open()).isZero();
        assertThat(sink.committed()).isZero();
    }

    @Test
    void boundsTheTimeOfADripAlso() {
        CountDownLatch never = new CountDownLatch(1);
        files.script((request, out) -> {
            ScriptedServer.head(out, 200, "Content-Length: 900\r\n");
            for (int i = 0; i < 900; i++) {
                out.write('x');
                out.flush();
                never.await(50, java.util.concurrent.TimeUnit.MILLISECONDS);
            }
        });
        String address = files.address() + "/x";
        try (TestDoors hasty = new TestDoors(Map.of("fetchSeconds", 1, "allowPrivateAddresses", true))) {
            assertKind(ErrorKind.TIMEOUT, () -> hasty.fetch(address, sink));
        }
        assertThat(sink.open()).isZero();
    }

    @Test
    void aBrokenDownloadIsRepeated() {
        files.script((request, out) -> {
            ScriptedServer.head(out, 200, "Content-Length: 7\r\n");
            out.write((files.requests().size() < 2 ? "pic" : "picture").getBytes());
        });
        assertThat(door.download(URI.create(filesAddress), sink).length()).isEqualTo(7);
        assertThat(doors.waits()).containsExactly(doors.waits().get(0));
        assertThat(doors.waits().get(0)).isLessThanOrEqualTo(Duration.ofMillis(500));
    }

    private void assertRefused(String address, String message) {
        assertThatThrownBy(() -> doors.fetch(address, sink))
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(MediaException.class, failed -> {
                    assertThat(failed.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
                    assertThat(failed.failure().field()).contains("image_url");
                });
    }

    private static void assertKind(ErrorKind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        MediaException.class,
                        failed -> assertThat(failed.kind()).isEqualTo(kind));
    }
}
