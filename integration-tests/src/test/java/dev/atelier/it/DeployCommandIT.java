package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployCommandIT {
    private static final String SANDBOX = "dev.atelier.sandbox";

    @TempDir
    static Path folder;

    private static Platform platform;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        platform = Platform.start(Files.createDirectories(folder.resolve("home")));
        client = platform.client();
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    @Test
    void aBundleIsReplacedTakenBackAndRemoved() throws Exception {
        List<String> shipped = client.versions(SANDBOX);
        Path jar = Jars.sandbox("3.0.0", folder);

        assertThat(said("deploy", jar.toString(), "--dry-run")).contains("Would deploy " + SANDBOX + " 3.0.0");
        assertThat(client.versions(SANDBOX)).isEqualTo(shipped);

        assertThat(said("deploy", jar.toString()))
                .contains("Deployed " + SANDBOX + " 3.0.0")
                .contains("in place of");
        assertThat(client.versions(SANDBOX)).containsExactly("3.0.0");

        assertThat(said("rollback", SANDBOX)).contains("Went back to " + SANDBOX);
        assertThat(client.versions(SANDBOX)).isEqualTo(shipped);

        assertThat(said("undeploy", SANDBOX)).contains("Removed " + SANDBOX);
        assertThat(client.versions(SANDBOX)).isEmpty();
        assertThat(client.picture("gone").status()).isIn(400, 503);

        said("deploy", jar.toString());
        assertThat(client.picture("back").status()).isEqualTo(200);
    }

    @Test
    void whatCannotBeDoneIsOneSentenceAndAnExitStatus() throws Exception {
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
        Command bad = Command.run(platform.home(), "deploy", text.toString());
        assertThat(bad.exit()).isEqualTo(1);
        assertThat(bad.output().strip()).startsWith("atelier: ").hasLineCount(1);

        Command unknown = Command.run(platform.home(), "undeploy", "no.such.bundle");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.output()).contains("no.such.bundle");
    }

    @Test
    void withoutAPlatformTheCommandSaysSo() throws Exception {
        Command nobody = Command.run(folder.resolve("empty"), "status");
        assertThat(nobody.exit()).isEqualTo(1);
        assertThat(nobody.output()).contains("No platform runs on");
    }

    private static String said(String... words) throws Exception {
        Command command = Command.run(platform.home(), words);
        assertThat(command.exit()).as(command.output()).isZero();
        return command.output();
    }
}
