package dev.atelier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.media.MediaContent;
import dev.atelier.core.model.PriceUnit;
import dev.atelier.core.operation.Artifact;
import dev.atelier.core.operation.MediaResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What must hold for each result. */
final class ResultChecks {
    private ResultChecks() {}

    static void check(MediaResult result, MemorySink sink) {
        assertThat(result.artifacts().isEmpty() && result.details().isEmpty())
                .as("a result has files or words")
                .isFalse();
        for (Artifact artifact : result.artifacts()) {
            assertThat(artifact.role()).isNotBlank();
            assertThat(sink.committed()).as("what the call's sink received").contains(artifact.content());
            readable(artifact.content());
        }
        assertThat(sink.openWriters()).as("writers left open").isZero();
        List<String> units =
                Arrays.stream(PriceUnit.values()).map(PriceUnit::key).toList();
        assertThat(units).as("price units").containsAll(result.units().keySet());
        assertThat(result.units().values()).as("counts").allMatch(count -> count >= 0);
    }

    private static void readable(MediaContent content) {
        try (InputStream bytes = content.open()) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            long length = new DigestInputStream(bytes, sha256).transferTo(OutputStream.nullOutputStream());
            assertThat(length).isEqualTo(content.length()).isPositive();
            assertThat(HexFormat.of().formatHex(sha256.digest()))
                    .isEqualTo(content.digest().hex());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("each JDK has SHA-256", impossible);
        }
    }
}
