package dev.atelier.bench.nodes;

import dev.atelier.bench.load.Answer;
import dev.atelier.bench.load.Connection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Files of one node that the other gives, and results that it gives again. */
public final class Files {
    private static final String UPLOAD = """
            --bench\r
            Content-Disposition: form-data; name="customer_id"\r
            \r
            1\r
            --bench\r
            Content-Disposition: form-data; name="file"; filename="words.txt"\r
            Content-Type: text/plain\r
            \r
            these words came to A\r
            --bench--\r
            """;

    private Files() {}

    /** In the order in which they are to be tried. */
    public static List<Check> checks() {
        return List.of(
                new Check("a picture that A made is listed and fetched on B", Files::picture),
                new Check("a file that A took is fetched on B", Files::upload),
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
        byte[] form = UPLOAD.getBytes(StandardCharsets.ISO_8859_1);
        String type = "Content-Type: multipart/form-data; boundary=bench\r\n";
        Answer taken = Expect.ok(
                Connection.once(nodes.a().address(), Connection.request("POST", "/files", type, form)));
        Answer there = Expect.ok(nodes.b().get("/assets/" + taken.value("id") + "/content"));
        Expect.that(there.text().equals("these words came to A"), there.text());
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
