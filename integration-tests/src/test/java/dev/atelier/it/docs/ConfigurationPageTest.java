package dev.atelier.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** With {@code -Datelier.docs.write=true} it writes the page instead of comparing it. */
class ConfigurationPageTest {
    private static final Path PAGE = Repository.ROOT.resolve("docs/configuration.md");

    @Test
    void thePageListsTheSettingsThatTheBundlesHave() throws IOException {
        assertThat(Repository.jars())
                .as("bundles; build them first: mvn package")
                .isNotEmpty();
        String now = ConfigurationPage.of(Repository.jars());
        if (Boolean.getBoolean("atelier.docs.write")) {
            Files.writeString(PAGE, now);
        }
        assertThat(PAGE)
                .as("docs/configuration.md; write it anew with mvn package -Datelier.docs.write=true"
                        + " -Dtest=ConfigurationPageTest -Dsurefire.failIfNoSpecifiedTests=false")
                .hasContent(now);
    }
}
