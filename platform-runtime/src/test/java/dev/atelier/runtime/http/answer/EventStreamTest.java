package dev.atelier.runtime.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.http.ServerEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    @Test
    void readsAsTheStandardSays() throws IOException {
        assertThat(events(": comment\n\ndata: YHOO\ndata: +2\ndata:10\n\n")).containsExactly(message("YHOO\n+2\n10"));
        assertThat(events("data\n\ndata\ndata\n\ndata:")).containsExactly(message(""), message("\n"));
        assertThat(events("data:test\n\ndata: test\n\ndata:  test\n\n"))
                .containsExactly(message("test"), message("test"), message(" test"));
        assertThat(events("event: end\nid: 7\nretry: 10\nfoo: bar\ndata: [DONE]\n\ndata: x\n\n"))
                .containsExactly(new ServerEvent("end", "[DONE]"), message("x"));
        assertThat(events("event: lost\n\ndata: x\n\n")).containsExactly(message("x"));
        assertThat(events("data: dropped\n")).isEmpty();
    }

    @Test
    void everyLineEndAndEveryCutGiveTheSame() throws IOException {
        for (String end : List.of("\n", "\r", "\r\n")) {
            String text = "\ufeffdata: ü€😀" + end + "data: b" + end + end + "event: e" + end + "data: c" + end + end;
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int step = 1; step <= bytes.length; step++) {
                assertThat(events(new Steps(bytes, step)))
                        .containsExactly(message("ü€😀\nb"), new ServerEvent("e", "c"));
            }
        }
    }

    private static ServerEvent message(String data) {
        return new ServerEvent("message", data);
    }

    private static List<ServerEvent> events(String text) throws IOException {
        return events(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<ServerEvent> events(InputStream in) throws IOException {
        List<ServerEvent> events = new ArrayList<>();
        EventStream.read(in, events::add);
        return events;
    }

    /** Gives so many bytes at a time. */
    private static final class Steps extends ByteArrayInputStream {
        private final int step;

        Steps(byte[] bytes, int step) {
            super(bytes);
            this.step = step;
        }

        @Override
        public int read(byte[] target) {
            return read(target, 0, Math.min(step, target.length));
        }
    }
}
