package dev.atelier.runtime.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.CallId;
import dev.atelier.core.Parameters;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.core.pipeline.Output;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallOutputsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final CallId OTHER = new CallId("01KAGZ8W2M0000000000000002");

    @TempDir
    Path root;

    private Storage storage;
    private CallOutputs outputs;

    @BeforeEach
    void open() throws IOException {
        storage = new Storage(root, Clock.fixed(NOW, ZoneOffset.UTC));
        outputs = storage.outputs;
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private Artifact made(CallId call, boolean keep) throws IOException {
        MediaContent content = outputs.sink(call, keep).store(MediaType.BINARY, new ByteArrayInputStream(png()));
        return new Artifact("image", content, Parameters.of("seed", 7));
    }

    @Test
    void aKeptOutputIsAnAssetOfTheCaller() throws IOException {
        Output output = outputs.accept(made(Storage.CALL, true), Storage.call(Storage.CALL, true));

        assertThat(output.type()).isEqualTo(MediaType.PNG);
        assertThat(output.facts().asMap())
                .containsEntry("width", 40L)
                .containsEntry("height", 30L)
                .containsEntry("seed", 7L);
        Asset asset = storage.library.find(output.asset().orElseThrow()).orElseThrow();
        assertThat(asset.customerId()).isEqualTo(1);
        assertThat(asset.createdAt()).isEqualTo(NOW);
        assertThat(asset.origin())
                .isEqualTo(new Asset.Origin(
                        Optional.of(Storage.CALL.value()),
                        "image.generate",
                        Optional.of("test"),
                        Optional.of("model-1")));
        try (InputStream in = outputs.content(output).open()) {
            assertThat(in.readAllBytes()).isEqualTo(png());
        }
    }

    @Test
    void acceptingTwiceGivesTheSameAsset() throws IOException {
        Output first = outputs.accept(made(Storage.CALL, true), Storage.call(Storage.CALL, true));
        Output again = outputs.accept(made(Storage.CALL, true), Storage.call(Storage.CALL, true));
        assertThat(again).isEqualTo(first);
        assertThat(storage.library.list(Storage.newest(10))).hasSize(1);
    }

    @Test
    void anOutputThatIsNotKeptGoesWithItsCallAndNoOther() throws IOException {
        Output mine = outputs.accept(made(Storage.CALL, false), Storage.call(Storage.CALL, false));
        Output same = outputs.accept(made(OTHER, false), Storage.call(OTHER, false));
        assertThat(mine.asset()).isEmpty();
        assertThat(mine.facts().integer("width")).hasValue(40);

        outputs.release(Storage.CALL);
        try (InputStream in = outputs.content(same).open()) {
            assertThat(in.readAllBytes()).isEqualTo(png());
        }
        outputs.release(OTHER);
        outputs.release(OTHER);
        assertThatThrownBy(() -> outputs.content(mine))
                .isInstanceOfSatisfying(
                        MediaException.class, gone -> assertThat(gone.kind()).isEqualTo(ErrorKind.NOT_FOUND));
        assertThat(Storage.files(root)).isEmpty();
    }

    @Test
    void whatWasFoundAtAnotherCallIsStillReadOnceThatIsReleased() throws IOException {
        MediaContent found = outputs.content(outputs.accept(made(OTHER, false), Storage.call(OTHER, false)));
        Output mine = outputs.accept(made(Storage.CALL, false), Storage.call(Storage.CALL, false));
        outputs.release(OTHER);
        assertThat(found.open()).hasSameContentAs(new ByteArrayInputStream(png()));

        outputs.release(Storage.CALL);
        assertThatThrownBy(found::open).isInstanceOf(MediaException.class);
        assertThatThrownBy(() -> outputs.content(mine)).isInstanceOf(MediaException.class);
    }

    @Test
    void whatIsGivenAgainWithoutBeingKeptIsReadFromTheLibrary() throws IOException {
        Output kept = outputs.accept(made(OTHER, true), Storage.call(OTHER, true));
        Output given =
                new Output(kept.role(), kept.type(), kept.length(), kept.digest(), Optional.empty(), kept.facts());
        outputs.release(Storage.CALL);

        assertThat(outputs.content(given).open()).hasSameContentAs(new ByteArrayInputStream(png()));
    }

    @Test
    void anInputThatIsHandedOnIsCopiedToWhereItIsLookedFor() throws IOException {
        Artifact input = made(OTHER, true);
        Output output = outputs.accept(input, Storage.call(Storage.CALL, false));
        assertThat(outputs.content(output).digest()).isEqualTo(input.content().digest());
    }

    @Test
    void whatWasNotFetchedOutlivesARestartButNotADay() throws IOException {
        Output output = outputs.accept(made(Storage.CALL, false), Storage.call(Storage.CALL, false));
        Instant written = Instant.now();

        Storage soon = new Storage(root, Clock.fixed(written, ZoneOffset.UTC));
        soon.outputs.sweep();
        assertThat(soon.outputs.content(output).length()).isEqualTo(output.length());

        Storage late = new Storage(root, Clock.fixed(written.plus(Duration.ofDays(2)), ZoneOffset.UTC));
        late.outputs.sweep();
        assertThatThrownBy(() -> late.outputs.content(output)).isInstanceOf(MediaException.class);
    }

    @Test
    void anInputIsOpenedForItsOwnerAndForOperatorsOnly() throws IOException {
        Asset asset = storage.library.upload(MediaType.PNG, new ByteArrayInputStream(png()), 1, Parameters.EMPTY);
        MediaSource.Stored source = new MediaSource.Stored(asset.id());

        assertThat(outputs.input("image_url", source, Storage.ALICE).length()).isEqualTo(asset.length());
        Caller operator = new Caller(9, "root", Set.of(Caller.Role.OPERATOR));
        assertThat(outputs.input("image_url", source, operator).length()).isEqualTo(asset.length());
        assertThatThrownBy(() -> outputs.input("image_url", source, Storage.BOB))
                .isInstanceOfSatisfying(MediaException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(ErrorKind.FORBIDDEN);
                    assertThat(refused.failure().field()).hasValue("image_url");
                });
        assertThatThrownBy(() -> outputs.input("mask", new MediaSource.Stored("../etc/passwd"), Storage.ALICE))
                .isInstanceOfSatisfying(
                        MediaException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.NOT_FOUND));
    }

    @Test
    void anAdoptedInputIsAnAssetThatExpires() throws IOException {
        MediaContent content = made(Storage.CALL, true).content();
        MediaSource.Stored source = outputs.adopt(content, Storage.CALL, Storage.ALICE);
        Asset asset = storage.library.find(source.asset()).orElseThrow();
        assertThat(asset.origin().operation()).isEqualTo("input");
        assertThat(asset.expiresAt()).hasValue(NOW.plus(Duration.ofDays(1)));
    }
}
