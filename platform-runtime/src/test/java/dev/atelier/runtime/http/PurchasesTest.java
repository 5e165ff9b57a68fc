package dev.atelier.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.http.HttpBody;
import dev.atelier.core.http.HttpCall;
import dev.atelier.core.http.HttpDoor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PurchasesTest {
    private static final HttpCall PURCHASE = HttpCall.buy("/buy", new HttpBody.Json("{}"));

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final TestDoors doors = new TestDoors();
    private final ScriptedServer server = new ScriptedServer((request, out) -> {
        if (isWhole(request)) {
            events.add(request.method());
        }
        ScriptedServer.write(out, 200, "", "{}");
    });
    private final HttpDoor door = doors.open(server.address());

    @AfterEach
    void close() {
        door.close();
        doors.close();
        server.close();
    }

    private static boolean isWhole(ScriptedServer.Request request) {
        return request.headers().getOrDefault("content-length", "0").equals("" + request.body().length);
    }

    private void begin() {
        doors.purchases().expecting(() -> events.add("announced"), () -> {
            door.send(HttpCall.get("/look"));
            door.send(PURCHASE);
            return door.send(PURCHASE);
        });
    }

    @Test
    void aPurchaseIsAnnouncedOnceAndJustBeforeIt() {
        begin();

        assertThat(events).containsExactly("GET", "announced", "POST", "POST");
    }

    @Test
    void aVendorThatIsNotReachedSellsNothing() {
        server.close();

        assertThatThrownBy(this::begin).isInstanceOf(MediaException.class);
        assertThat(events).isEmpty();
    }

    @Test
    void aPurchaseWithoutABodyIsAnnouncedToo() {
        doors.purchases().expecting(() -> events.add("announced"), () -> door.send(HttpCall.buy("/", HttpBody.NONE)));

        assertThat(events).containsExactly("announced", "POST");
    }

    @Test
    void whatIsNotPartOfABeginningIsNotAnnounced() {
        begin();
        events.clear();

        door.send(PURCHASE);

        assertThat(events).containsExactly("POST");
    }

    @Test
    void nothingIsBoughtThatCannotBeWrittenDown() {
        MediaException away = new MediaException(ErrorKind.UNAVAILABLE, "the database does not answer");

        assertThatThrownBy(() -> doors.purchases()
                        .expecting(
                                () -> {
                                    throw away;
                                },
                                () -> door.send(PURCHASE)))
                .isSameAs(away);
        assertThat(events).isEmpty();
    }
}
