package dev.atelier.bench.nodes;

import dev.atelier.bench.load.Answer;
import dev.atelier.bench.load.Connection;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Files of one node that the other gives, and results that it gives again. */
public final class Files {
    private static final String HEAD = """
            --bench\r
            Content-Disposition: form-data; name="customer_id"\r
            \r
            1\r
            --bench\r
            Content-Disposition: form-data; name="file"; filename="picture.png"\r
            Content-Type: image/png\r
            \r
            """;

    private static final String TAIL = "\r\n--bench--\r\n";

    private Files() {}

    /** In the order in which they are to be tried. */
    public static List<Check> checks() {
        return List.of(
                new Check("a picture that A made is listed and fetched on B", Files::picture),
                new Check("a file that A took is fetched and used on B", Files::upload),
                new Check("what B deletes is gone on A", Files::deleted),
                new Check("a picture that A made is given again on B, from the cache", Files::cached));
    }

    private static Answer make(TwoNodes nodes, int seed) throws Exception {
        return Expect.ok(nodes.a().post("/image/generate", request(seed)));
    }

    private static String request(int seed) {
        return "{\"prompt\":\"files\",\"customer_id\":1,\"settings\":{\"image\":{\"model\":\"sandbox\",\"width\":64,"
                + "\"height\":64,\"seed\":" + seed + "}}}";
    }

    private static void picture(TwoNodes nodes) throws Exception {
        String asset = make(nodes, 31).value("asset_id");
        Answer here = Expect.ok(nodes.a().get("/assets/" + asset + "/content"));
        Answer there = Expect.ok(nodes.b().get("/assets/" + asset + "/content"));
        Expect.that(Arrays.equals(here.body(), there.body()), "B gives other bytes than A");
        Expect.that(nodes.b().get("/assets?customer=1&limit=20").text().contains(asset), "B does not list it");
    }

    private static void upload(TwoNodes nodes) throws Exception {
        String asset = make(nodes, 34).value("asset_id");
        byte[] picture =
                Expect.ok(nodes.a().get("/assets/" + asset + "/content")).body();
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(HEAD.getBytes(StandardCharsets.ISO_8859_1));
        form.writeBytes(picture);
        form.writeBytes(TAIL.getBytes(StandardCharsets.ISO_8859_1));
        String type = "Content-Type: multipart/form-data; boundary=bench\r\n";
        byte[] request = Connection.request("POST", "/files", type, form.toByteArray());
        String id = Expect.ok(Connection.once(nodes.a().address(), request)).value("id");
        Answer there = Expect.ok(nodes.b().get("/assets/" + id + "/content"));
        Expect.that(Arrays.equals(there.body(), picture), "B gives other bytes than came to A");
        String edit = "{\"image_url\":\"" + id + "\",\"prompt\":\"more light\",\"customer_id\":1,"
                + "\"settings\":{\"image\":{\"model\":\"sandbox\"}}}";
        Expect.ok(nodes.b().post("/image/edit", edit));
    }

    private static void deleted(TwoNodes nodes) throws Exception {
        String asset = make(nodes, 32).value("asset_id");
        Expect.ok(nodes.b().send("DELETE", "/assets/" + asset, "", ""));
        Expect.status(404, nodes.a().get("/assets/" + asset + "/content"));
    }

    private static void cached(TwoNodes nodes) throws Exception {
        make(nodes, 33);
        Answer again = Expect.ok(nodes.b().post("/image/generate", request(33)));
        Expect.that(again.value("cached").equals("true"), again.text());
    }
}
