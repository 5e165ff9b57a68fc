package dev.atelier.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.testkit.database.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was made and said is in the database: after a kill, and after a move to another database. */
class LibraryIT {
    @TempDir
    Path folder;

    @Test
    void whatWasMadeAndSaidSurvivesAKill() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        String picture;
        try (Platform killed = Platform.start(home)) {
            Client client = killed.client();
            assertThat(client.picture("kept").status()).isEqualTo(200);
            picture = assets(client, "operation=image.generate").get(0);
            assertThat(chat(client)).isEqualTo(200);
            killed.process().destroyForcibly().waitFor();
        }
        try (Platform next = Platform.start(home)) {
            Client client = next.client();
            assertThat(assets(client, "customer=1&provider=sandbox&to=2999-01-01T00:00:00Z"))
                    .containsExactly(picture);
            assertThat(assets(client, "customer=2")).isEmpty();
            assertThat(client.delete("/chat/s1?customer_id=1").status()).isEqualTo(200);
            assertThat(client.delete("/assets/" + picture).status()).isEqualTo(200);
            assertThat(assets(client, "customer=1")).isEmpty();
            assertThat(client.bytes("/assets/" + picture + "/content").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void allMovesToAnotherDatabaseAndBack() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        String file = folder.resolve("atelier.export").toString();
        List<String> made;
        try (Platform first = Platform.start(home)) {
            first.client().picture("one");
            first.client().picture("two");
            made = assets(first.client(), "customer=1");
            assertThat(made).hasSize(2);
            assertThat(Command.run(home, "database", "export", file).output()).contains("stop it with atelier stop");
        }
        Command exported = Command.run(home, "database", "export", file);
        assertThat(exported.output()).contains("2  asset").contains("rows exported");
        try (Postgres server = new Postgres()) {
            Files.writeString(
                    home.resolve("conf/dev.atelier.database.cfg"), "url=" + server.url() + "\nuser=postgres\n");
            assertThat(Command.run(home, "database", "import", file).output())
                    .contains("start the platform on it once");
            try (Platform empty = Platform.start(home)) {
                assertThat(assets(empty.client(), "customer=1")).isEmpty();
                // Makes the tables of customers, which nothing needs for a minute else.
                assertThat(empty.client().get("/ops/customers/1").status()).isEqualTo(404);
            }
            assertThat(Command.run(home, "database", "import", file).output()).contains("rows imported");
            try (Platform moved = Platform.start(home)) {
                assertThat(assets(moved.client(), "customer=1")).isEqualTo(made);
                assertThat(moved.client().get("/health/ready").data().toString())
                        .contains("PostgreSQL answers");
            }
        }
    }

    private static List<String> assets(Client client, String query) throws Exception {
        JsonNode assets = client.get("/assets?" + query).data().path("assets");
        return StreamSupport.stream(assets.spliterator(), false)
                .map(asset -> asset.path("asset_id").asText())
                .toList();
    }

    private static int chat(Client client) throws Exception {
        return client.post(
                        "/chat",
                        "{\"customer_id\": 1, \"session_id\": \"s1\", \"message\": \"Good morning\", \"model\": \"sandbox\"}")
                .status();
    }
}
