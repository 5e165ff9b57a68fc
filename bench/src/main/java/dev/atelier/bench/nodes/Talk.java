package dev.atelier.bench.nodes;

import dev.atelier.bench.load.Answer;
import java.util.List;

/** Words that one node has heard and the other remembers. */
public final class Talk {
    private Talk() {}

    /** What the cache has to do with. */
    public static List<Check> checks() {
        return List.of(
                new Check("a chat that A had is given again on B, from the cache", Talk::cached),
                new Check("Redis goes: A and B answer on, and Redis comes back", Talk::withoutRedis));
    }

    /** Conversations, which lie in the database. */
    public static List<Check> conversations() {
        return List.of(new Check("a conversation that began on A goes on on B", Talk::goesOn));
    }

    private static String chat(String words, String more) {
        return "{\"message\":\"" + words + "\",\"customer_id\":1," + more + "}";
    }

    private static void cached(TwoNodes nodes) throws Exception {
        String question = chat("what time is it", "\"model\":\"sandbox\"");
        Expect.ok(nodes.a().post("/chat", question));
        Answer again = Expect.ok(nodes.b().post("/chat", question));
        Expect.that(again.value("cached").equals("true"), again.text());
    }

    private static void withoutRedis(TwoNodes nodes) throws Exception {
        nodes.servers().redis().kill();
        Expect.ok(nodes.a().post("/chat", chat("is Redis there", "\"model\":\"sandbox\"")));
        Expect.ok(nodes.b().post("/chat", chat("is Redis there", "\"model\":\"sandbox\"")));
        Expect.soon(() -> nodes.b().get("/cache/stats"), "backend", "memory");
        nodes.servers().redis().restart();
        Expect.soon(() -> nodes.a().get("/cache/stats"), "backend", "redis");
        Expect.soon(() -> nodes.b().get("/cache/stats"), "backend", "redis");
    }

    private static void goesOn(TwoNodes nodes) throws Exception {
        String session = "\"session_id\":\"nodes\",\"model\":\"grok-4.5\"";
        Expect.ok(nodes.a().post("/chat", chat("remember the lighthouse", session)));
        Expect.ok(nodes.b().post("/chat", chat("what shall you remember", session)));
        Expect.that(nodes.lastTalk().contains("remember the lighthouse"), "B sent " + nodes.lastTalk());
    }
}
