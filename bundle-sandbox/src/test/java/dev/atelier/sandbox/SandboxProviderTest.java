package dev.atelier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.core.CallId;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.ChatReply;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.MediaResult;
import dev.atelier.core.operation.Operation;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.core.provider.Partial;
import dev.atelier.core.provider.ProviderAnswer;
import dev.atelier.core.provider.ProviderAnswer.Started;
import dev.atelier.core.provider.Readiness;
import dev.atelier.testkit.SettableClock;
import dev.atelier.testkit.Settings;
import dev.atelier.testkit.TestCall;
import dev.atelier.testkit.TestPlatform;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxProviderTest {
    private static final Parameters SMALL =
            Parameters.of("prompt", "A pier").with("width", 96).with("height", 64);

    private final TestPlatform platform = new TestPlatform();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));
    private SandboxProvider provider;

    @BeforeEach
    void start() throws IOException {
        provider = provider(Map.of());
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void drawsThePictureThatWasAskedFor(String format) throws IOException {
        MediaResult result = finished(image(SMALL.with("output_format", format).with("seed", 5)));

        Artifact picture = result.artifacts().get(0);
        BufferedImage decoded = decode(picture.content());
        assertThat(picture.content().type().subtype()).isEqualTo(format);
        assertThat(decoded.getWidth()).isEqualTo(96);
        assertThat(decoded.getHeight()).isEqualTo(64);
        assertThat(picture.facts().integer("seed")).hasValue(5);
    }

    @Test
    void drawsTheSameBytesForTheSameSeedAndOthersWithoutOne() {
        TestCall seeded = image(SMALL.with("seed", 5));
        TestCall free = image(SMALL);

        assertThat(digest(seeded)).isEqualTo(digest(seeded.withId(otherId())));
        assertThat(digest(free)).isEqualTo(digest(free)).isNotEqualTo(digest(free.withId(otherId())));
    }

    @Test
    void marksItsPictures() throws IOException {
        try (InputStream bytes =
                finished(image(SMALL)).artifacts().get(0).content().open()) {
            assertThat(new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .contains("tEXtSoftware\0Atelier sandbox");
        }
    }

    @Test
    void drawsSeveralPicturesWithSeedsInARow() {
        MediaResult result = finished(image(SMALL.with("seed", 5).with("n", 3)));

        assertThat(result.artifacts())
                .extracting(picture -> picture.facts().integer("seed").orElseThrow())
                .containsExactly(5L, 6L, 7L);
        assertThat(result.units()).containsEntry("image", 3L);
    }

    @Test
    void speaksAFileThatJavaCanPlay() throws Exception {
        TestCall call = call(Operation.SPEECH_GENERATE, Parameters.of("text", "Good morning"));

        MediaResult result = finished(call);

        MediaContent sound = result.artifacts().get(0).content();
        try (AudioInputStream audio = AudioSystem.getAudioInputStream(new BufferedInputStream(sound.open()))) {
            double seconds = audio.getFrameLength() / (double) audio.getFormat().getFrameRate();
            assertThat(seconds)
                    .isEqualTo(
                            result.artifacts().get(0).facts().number("duration").orElseThrow());
            assertThat(audio.readAllBytes())
                    .hasSize((int) audio.getFrameLength() * 2)
                    .contains(100, 50);
        }
        assertThat(result.units()).containsEntry("character", 12L);
    }

    @Test
    void echoesTheLastMessageWordByWord() {
        List<String> words = new ArrayList<>();
        TestCall call = call(
                        Operation.CHAT_COMPLETE,
                        Parameters.of(
                                "messages",
                                List.of(
                                        Map.of("role", "system", "content", "Be brief"),
                                        Map.of("role", "user", "content", "Good  morning"))))
                .withPartials(part -> words.add(((Partial.Text) part).delta()));

        MediaResult result = finished(call);

        assertThat(ChatReply.of(result.details()).text()).isEqualTo("Sandbox echo: Good  morning");
        assertThat(String.join("", words)).isEqualTo("Sandbox echo: Good  morning");
        assertThat(words.size()).isGreaterThan(3);
    }

    @Test
    void comesBackLaterForALongLatency() {
        TestCall call = image(SMALL.with("latency_ms", 60_000));

        Started started = (Started) provider.start(call);
        assertThat(started.pollAfter()).isEqualTo(Duration.ofMinutes(1));
        clock.advance(Duration.ofSeconds(58));
        Started still = (Started) provider.poll(call, started.handle());
        assertThat(still.pollAfter()).isEqualTo(Duration.ofSeconds(2));
        clock.advance(Duration.ofSeconds(2));
        assertThat(provider.poll(call, still.handle())).isInstanceOf(ProviderAnswer.Finished.class);
    }

    @Test
    void takesAsManyPollsAsAskedAlsoFromAnotherInstance() throws IOException {
        TestCall call = image(SMALL.with("polls", 2));

        Started begun = (Started) provider.start(call);
        Started half = (Started) provider(Map.of()).poll(call, begun.handle());

        assertThat(half.progress()).isEqualTo(0.5);
        assertThat(provider(Map.of()).poll(call, half.handle())).isInstanceOf(ProviderAnswer.Finished.class);
    }

    /** A handle that an older version wrote must be understood for as long as jobs may wait. */
    @Test
    void understandsTheHandlesOfItsFirstVersion() {
        TestCall call = image(SMALL);

        ProviderAnswer answer = provider.poll(call, new JobHandle("1:due=1700000000000,polls=3,polled=2"));

        assertThat(answer).isInstanceOf(ProviderAnswer.Finished.class);
    }

    @Test
    void refusesAHandleThatIsNotItsOwn() {
        TestCall call = image(SMALL);

        assertThatThrownBy(() -> provider.poll(call, new JobHandle("job-17"))).hasMessageContaining("job-17");
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void failsInEveryWayThereIs(ErrorKind kind) {
        TestCall call = image(SMALL.with("fail", kind.name().toLowerCase(Locale.ROOT)));

        MediaException thrown = catchThrowableOfType(MediaException.class, () -> provider.start(call));

        assertThat(thrown.kind()).isEqualTo(kind);
    }

    @Test
    void failsAtTheEndOfAsynchronousWork() {
        TestCall call = image(SMALL.with("fail", "moderated").with("polls", 1));

        Started begun = (Started) provider.start(call);

        assertThatThrownBy(() -> provider.poll(call, begun.handle())).isInstanceOf(MediaException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{width=63}", "{height=4097}", "{latency_ms=-1}", "{fail=nonsense}", "{n=5}", "{cfg=1}"})
    void refusesWhatItsSchemaDoesNotAllow(String wrong) {
        String name = wrong.substring(1, wrong.indexOf('='));
        String value = wrong.substring(wrong.indexOf('=') + 1, wrong.length() - 1);
        Object typed = value.matches("-?\\d+") ? (Object) Long.valueOf(value) : value;

        assertThatThrownBy(() -> image(SMALL.with(name, typed)))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining(name);
    }

    @Test
    void saysWhyItIsSwitchedOff() throws IOException {
        assertThat(provider(Map.of("enabled", false)).info().readiness())
                .isEqualTo(new Readiness.Failing("switched off by dev.atelier.sandbox/enabled"));
    }

    private SandboxProvider provider(Map<String, ?> settings) throws IOException {
        return new SandboxProvider(platform.catalogueReader(), Settings.of(SandboxConfig.class, settings), clock);
    }

    private TestCall image(Parameters parameters) {
        return call(Operation.IMAGE_GENERATE, parameters);
    }

    private TestCall call(Operation operation, Parameters parameters) {
        return platform.call(provider, MediaRequest.of(operation, "sandbox", parameters));
    }

    private MediaResult finished(TestCall call) {
        return ((ProviderAnswer.Finished) provider.start(call)).result();
    }

    private String digest(TestCall call) {
        return finished(call).artifacts().get(0).content().digest().hex();
    }

    private static CallId otherId() {
        return new CallId("01KAFY00000000000000000009");
    }

    private static BufferedImage decode(MediaContent content) throws IOException {
        try (InputStream bytes = content.open()) {
            return ImageIO.read(bytes);
        }
    }
}
