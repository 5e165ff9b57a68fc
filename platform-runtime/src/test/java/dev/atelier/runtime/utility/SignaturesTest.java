package dev.atelier.runtime.utility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.media.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignaturesTest {
    @ParameterizedTest
    @CsvSource({
        "....ftypisom, video/mp4",
        "....ftypM4A , audio/mp4",
        "....ftypqt  , video/quicktime",
        "....ftypavif, image/avif",
        "....ftypheic, image/heic",
        "glTF, model/gltf-binary",
        "OggS, audio/ogg",
        "<svg xmlns='x'>, image/svg+xml",
        "<?xml version='1.0'?><!-- hi --> <svg>, image/svg+xml"
    })
    void knowsATypeByItsFirstBytes(String head, String type) {
        String padded = head.contains("ftyp") ? (head + "    ").substring(0, 12) : head;
        assertThat(Signatures.detect(Samples.ascii(padded))).hasValue(MediaType.parse(type));
    }

    @Test
    void matroskaTellsWebmByItsDocumentType() {
        assertThat(Signatures.detect(Samples.ascii("\u001aE\u00df\u00a3....B\u0082\u0084webm")))
                .hasValue(new MediaType("video", "webm"));
        assertThat(Signatures.detect(Samples.ascii("\u001aE\u00df\u00a3....B\u0082\u0088matroska")))
                .hasValue(new MediaType("video", "x-matroska"));
    }

    @Test
    void neitherTextNorNothingIsMedia() {
        assertThat(Signatures.detect(Samples.ascii("{\"error\": \"no\"}"))).isEmpty();
        assertThat(Signatures.detect(Samples.ascii("<html><svg></svg></html>"))).isEmpty();
        assertThat(Signatures.detect(new byte[0])).isEmpty();
    }

    @Test
    void theClaimOnlyTellsSoundFromPicturesInOneContainer() {
        byte[] mp4 = Samples.ascii("....ftypisom");
        assertThat(Signatures.decide(new MediaType("audio", "mp4"), mp4)).isEqualTo(new MediaType("audio", "mp4"));
        assertThat(Signatures.decide(MediaType.PNG, mp4)).isEqualTo(MediaType.MP4);
        assertThat(Signatures.decide(MediaType.MP3, Samples.ascii("OggS"))).isEqualTo(new MediaType("audio", "ogg"));
        assertThat(Signatures.decide(MediaType.JSON, Samples.ascii("{}"))).isEqualTo(MediaType.JSON);
    }
}
