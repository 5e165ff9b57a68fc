package dev.atelier.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PosterTest {
    private final ScriptedServer client = new ScriptedServer(ScriptedServer.fixed(204, "", ""));
    private final TestDoors doors =
            new TestDoors(Map.of("allowedHosts", new String[] {"client.test:" + client.port()}));
    private final String address = "http://client.test:" + client.port() + "/done?x=1";

    PosterTest() {
        doors.name("client.test", InetAddress.getLoopbackAddress());
        doors.name("other.test", InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() {
        doors.close();
        client.close();
    }

    private MediaException refusal(String to) {
        return catchThrowableOfType(
                MediaException.class, () -> doors.callbacks().post(URI.create(to), Map.of(), "{}"));
    }

    @Test
    void postsOnceToTheAddressThatWasChecked() {
        int status = doors.callbacks().post(URI.create(address), Map.of("X-Sign", "abc"), "{\"a\":1}");

        assertThat(status).isEqualTo(204);
        ScriptedServer.Request request = client.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/done?x=1");
        assertThat(request.headers())
                .containsEntry("host", "client.test:" + client.port())
                .containsEntry("x-sign", "abc")
                .containsEntry("content-type", "application/json");
        assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
    }

    @Test
    void tellsTheStatusWithoutRepeatingOrFollowing() {
        client.script(ScriptedServer.fixed(503, "", "later"));
        assertThat(doors.callbacks().post(URI.create(address), Map.of(), "{}")).isEqualTo(503);
        client.script(ScriptedServer.fixed(302, "Location: " + address + "\r\n", ""));
        assertThat(doors.callbacks().post(URI.create(address), Map.of(), "{}")).isEqualTo(302);

        assertThat(client.requests()).hasSize(2);
    }

    @Test
    void refusesWhatIsNotPublic() {
        assertThat(refusal("http://other.test:" + client.port() + "/").kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(refusal("ftp://client.test/").kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(client.requests()).isEmpty();
    }

    @Test
    void saysThatNobodyIsThere() {
        client.close();

        assertThat(refusal(address).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    }
}
