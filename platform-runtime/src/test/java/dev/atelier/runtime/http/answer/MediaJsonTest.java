package dev.atelier.runtime.http.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.runtime.fixture.MemoryOutputs;
import dev.atelier.runtime.http.MemorySink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaJsonTest {
    private static final Set<String> NAMES = Set.of("b64_json", "data");

    private final MemorySink sink = new MemorySink();

    private record Answer(String text, List<MediaContent> contents) {}

    @Test
    void takesMediaOutAndLeavesMarks() throws IOException {
        byte[] first = bytes(100_000);
        byte[] second = bytes(17);
        Answer answer = read("{\"created\": 1, \"data\":[ {\"b64_json\" : \"" + base64(first) + "\"},{\"b64_json\":\""
                + base64(second) + "\",\"revised_prompt\":\"a \\\"b64_json\\\": \\\\\"}]}");
        assertThat(answer.text())
                .isEqualTo("{\"created\": 1, \"data\":[ {\"b64_json\" : \"content:0\"},{\"b64_json\":\"content:1\","
                        + "\"revised_prompt\":\"a \\\"b64_json\\\": \\\\\"}]}");
        assertThat(stored(answer, 0)).isEqualTo(first);
        assertThat(stored(answer, 1)).isEqualTo(second);
        assertThat(sink.open()).isZero();
    }

    @Test
    void everyWayToCutTheAnswerGivesTheSame() throws IOException {
        byte[] picture = bytes(40);
        String escaped = base64(picture).replace("/", "\\/").replace("+", "\\u002b");
        byte[] json = ("{\"x\":\"\\\\\",\"data\": \"data:image\\/webp;base64," + escaped + "\\n\",\"b64_json\":null}")
                .getBytes(StandardCharsets.UTF_8);
        for (int first = 0; first <= json.length; first++) {
            for (int second = first; second <= json.length; second += 1 + second % 5) {
                Answer answer = read(new Cuts(json, first, second));
                assertThat(answer.text()).isEqualTo("{\"x\":\"\\\\\",\"data\": \"content:0\",\"b64_json\":null}");
                assertThat(stored(answer, 0)).isEqualTo(picture);
                assertThat(answer.contents().get(0).type()).isEqualTo(MediaType.WEBP);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://cdn.example/a.png?sig=1", "http:\\/\\/cdn.example\\/a.png"})
    void anAddressStaysAsItIs(String address) throws IOException {
        String json = "{\"data\":\"" + address + "\",\"b64_json\":\"AAAA\"}";
        Answer answer = read(json);
        assertThat(answer.text()).isEqualTo("{\"data\":\"" + address + "\",\"b64_json\":\"content:0\"}");
        assertThat(answer.contents()).hasSize(1);
    }

    @Test
    void escapesAndWhiteSpaceMayLieAcrossEveryChunkBoundary() throws IOException {
        byte[] picture = bytes(60_000);
        Arrays.fill(picture, (byte) 0xff);
        for (int shift = 0; shift < 12; shift++) {
            String plain = base64(picture);
            String escaped = plain.substring(0, shift) + plain.substring(shift).replace("/", "\\u002F");
            Answer answer = read("{\"b64_json\":\"" + escaped + "\"}");
            assertThat(stored(answer, 0)).isEqualTo(picture);
            String lines = plain.replaceAll("(.{76})", "$1\\\\r\\\\n");
            assertThat(stored(read("{\"b64_json\":\"" + lines + "\"}"), 0)).isEqualTo(picture);
        }
    }

    @Test
    void lengthsAroundTheChunkSize() throws IOException {
        for (int length = 12_280; length < 12_300; length++) {
            byte[] picture = bytes(length);
            assertThat(stored(read("{\"b64_json\":\"" + base64(picture) + "\"}"), 0))
                    .isEqualTo(picture);
            String unpadded = Base64.getEncoder().withoutPadding().encodeToString(picture);
            assertThat(stored(read("{\"b64_json\":\"" + unpadded + "\"}"), 0)).isEqualTo(picture);
        }
    }

    @Test
    void valuesThatAreNoTextStay() throws IOException {
        String json = "{\"data\":[\"AAAA\"],\"b64_json\":{\"url\":\"b64_json\"},\"x\":{\"data\":null,\"y\":\"data\"}}";
        assertThat(read(json)).isEqualTo(new Answer(json, List.of()));
    }

    @Test
    void anEmptyValueStaysEmpty() throws IOException {
        assertThat(read("{\"data\":\"\"}")).isEqualTo(new Answer("{\"data\":\"\"}", List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":\"ftp://example.org/x.png\"}",
                "{\"data\":\"no picture\"}",
                "{\"data\":\"AAAA=AAA\"}",
                "{\"data\":\"AA==AAAA\"}",
                "{\"data\":\"A\"}",
                "{\"data\":\"AAAA\\\\\"}",
                "{\"data\":\"AAAA\\u00\"}",
                "{\"data\":\"AAAA\\u00e4AAA\"}",
                "{\"data\":\"data:image/png,AAAA\"}",
                "{\"data\":\"data:image/png;base64,!\"}",
                "{\"data\":\"AAAA",
                "{\"data\":\"AAAA\",\"text\":\"x"
            })
    void refusesWhatIsNotBase64OrNotWhole(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        MediaException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER));
        assertThat(sink.open()).isZero();
    }

    @Test
    void refusesAFaultFarInside() {
        byte[] json = ("{\"data\":\"" + base64(bytes(1_000_000)) + "\"}").getBytes(StandardCharsets.UTF_8);
        for (int at = 9; at < json.length - 2; at += 50_021) {
            byte[] broken = json.clone();
            broken[at] = '*';
            assertThatThrownBy(() -> read(new ByteArrayInputStream(broken))).isInstanceOf(MediaException.class);
        }
        assertThat(sink.open()).isZero();
    }

    @Test
    void paddingEndsTheValueAlsoAtAChunksEnd() {
        String whole = base64(bytes(12_287));
        assertThat(whole).hasSize(16 << 10).endsWith("=");
        assertThatThrownBy(() -> read("{\"data\":\"" + whole + "AAAA\"}")).isInstanceOf(MediaException.class);
    }

    @Test
    void boundsTheTextAroundTheMedia() {
        String json = "{\"x\":\"" + "x".repeat(9 << 20) + "\"}";
        assertThatThrownBy(() -> read(json)).hasMessageContaining("8 MiB");
    }

    @Test
    void holdsNoPictureInMemory() throws IOException {
        byte[] picture = bytes(8 << 20);
        byte[] json = ("{\"data\":\"" + base64(picture) + "\"}").getBytes(StandardCharsets.UTF_8);
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        CountingSink counting = new CountingSink();
        try (MediaJson reader = new MediaJson(NAMES, MediaType.PNG, counting)) {
            long before = threads.getCurrentThreadAllocatedBytes();
            reader.read(new ByteArrayInputStream(json));
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(200_000);
        }
        assertThat(counting.length()).isEqualTo(picture.length);
    }

    private Answer read(String json) throws IOException {
        return read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private Answer read(InputStream in) throws IOException {
        try (MediaJson json = new MediaJson(NAMES, MediaType.PNG, sink)) {
            json.read(in);
            return new Answer(json.text(), json.contents());
        }
    }

    private static byte[] stored(Answer answer, int index) {
        return ((MemoryOutputs.Bytes) answer.contents().get(index)).bytes();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Gives bytes in three deliveries. */
    private static final class Cuts extends InputStream {
        private final byte[] bytes;
        private final int[] ends;
        private int at;

        Cuts(byte[] bytes, int first, int second) {
            this.bytes = bytes;
            this.ends = new int[] {first, second, bytes.length};
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] target) {
            int start = at;
            int end = Arrays.stream(ends).filter(cut -> cut > start).findFirst().orElse(bytes.length);
            System.arraycopy(bytes, at, target, 0, end - at);
            at = end;
            return end == start ? -1 : end - start;
        }
    }
}
