package dev.atelier.runtime.http.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.http.MediaEvent;
import dev.atelier.core.http.ServerEvent;
import dev.atelier.core.media.MediaType;
import dev.atelier.runtime.http.MemorySink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
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

    @Test
    void takesMediaOutOfTheirEvents() throws IOException {
        String text = "event: preview\ndata: {\"b64\":\"cGllcg==\",\"n\":0}\n\n: it's \" b64:\"\n"
                + "data: {\"b64\": \"bW9vbg==\",\n" + "data: \"also\": {\"b64\": \"c2Vh\"}}\n\ndata: [DONE]\n\n";
        for (int step = 1; step < 40; step++) {
            List<MediaEvent> events = mediaEvents(new Steps(text.getBytes(StandardCharsets.UTF_8), step));

            assertThat(events)
                    .extracting(MediaEvent::event)
                    .containsExactly(
                            new ServerEvent("preview", "{\"b64\":\"content:0\",\"n\":0}"),
                            message("{\"b64\": \"content:0\",\n\"also\": {\"b64\": \"content:1\"}}"),
                            message("[DONE]"));
            assertThat(events).extracting(event -> event.contents().size()).containsExactly(1, 2, 0);
            assertThat(events.get(1).content("content:1").orElseThrow().open()).hasContent("sea");
            assertThat(events.get(1).content("content:2")).isEmpty();
        }
    }

    @Test
    void holdsNoPictureInMemory() throws IOException {
        byte[] picture = new byte[20 << 20];
        byte[] events = ("data: {\"b64\":\"" + Base64.getEncoder().encodeToString(picture) + "\"}\n\n")
                .getBytes(StandardCharsets.UTF_8);
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        CountingSink counting = new CountingSink();
        List<MediaEvent> heard = new ArrayList<>();
        try (MediaJson media = new MediaJson(Set.of("b64"), MediaType.PNG, counting)) {
            long before = threads.getCurrentThreadAllocatedBytes();
            EventStream.read(new ByteArrayInputStream(events), media, heard::add);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(500_000);
        }
        assertThat(counting.length()).isEqualTo(picture.length);
        assertThat(heard).hasSize(1);
    }

    @Test
    void refusesAValueThatGoesOnInTheNextLine() {
        String text = "data: {\"b64\":\"cGll\ndata: cg==\"}\n\n";

        assertThatThrownBy(() -> mediaEvents(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("a line that ends within a value in base64");
    }

    private static List<MediaEvent> mediaEvents(InputStream in) throws IOException {
        List<MediaEvent> events = new ArrayList<>();
        try (MediaJson media = new MediaJson(Set.of("b64"), MediaType.PNG, new MemorySink())) {
            EventStream.read(in, media, events::add);
        }
        return events;
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
