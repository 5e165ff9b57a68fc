package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home that cannot be written is a sentence at the start, and nothing else. */
class ReadOnlyHomeIT {
    @TempDir
    Path folder;

    @Test
    void isSaidInOneSentence() throws IOException, InterruptedException {
        try (Mount home = Mount.readOnly(folder)) {
            Command start = Command.run(home.folder(), "run", "--port", "0");

            assertThat(start.exit()).isNotZero();
            assertThat(start.output().lines())
                    .singleElement()
                    .asString()
                    .contains("the home " + home.folder() + " cannot be written")
                    .doesNotContain("Exception");
        }
    }
}
