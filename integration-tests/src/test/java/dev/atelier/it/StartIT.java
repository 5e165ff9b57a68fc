package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartIT {
    @TempDir
    static Path folder;

    private static Platform platform;

    @BeforeAll
    static void start() throws Exception {
        Path home = Files.createDirectories(folder.resolve("a home with blanks"));
        Path link = Files.createSymbolicLink(folder.resolve("atelier"), Distribution.script());
        platform = Platform.start(link, home);
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
        Files.delete(folder.resolve("atelier"));
    }

    @Test
    void theReadyLineIsAllThatIsPrinted() {
        assertThat(platform.lines()).singleElement().asString().startsWith("Atelier ready at http://127.0.0.1:");
    }

    @Test
    void aClientGetsAPicture() throws Exception {
        Client.Answer answer = platform.client().picture("a lighthouse", "\"seed\":7");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        HttpResponse<byte[]> picture =
                platform.client().bytes(answer.data().path("image_url").asText());
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.body()).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void aSecondPlatformOnTheSameHomeIsRefused() throws Exception {
        Command second = Command.run(platform.home(), "run", "--port", "0");
        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.output())
                .contains("already")
                .contains(String.valueOf(platform.process().pid()));
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        String port = platform.client().url().replaceAll(".*:", "");
        Command second = Command.run(folder.resolve("other"), "run", "--port", port);
        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.output()).startsWith("atelier: Port " + port);
    }

    @Test
    void anotherAddressIsRefusedWhileThereIsNoAuthentication() throws Exception {
        Command open = Command.run(folder.resolve("other"), "run", "--port", "0", "--host", "0.0.0.0");
        assertThat(open.exit()).isEqualTo(1);
        assertThat(open.output()).contains("0.0.0.0").contains("no authentication");
    }

    @Test
    void statusNamesAddressAndProviders() throws Exception {
        Command status = Command.run(platform.home(), "status");
        assertThat(status.output()).contains(platform.client().url()).contains("sandbox");
        assertThat(status.exit()).isZero();
    }

    @Test
    void theShellRunsALine() throws Exception {
        Command shell = Command.run(platform.home(), "shell", "atelier:providers");
        assertThat(shell.output()).contains("sandbox");
        assertThat(shell.exit()).isZero();
        assertThat(Command.run(platform.home(), "shell", "nonsense").exit()).isEqualTo(1);
    }
}
