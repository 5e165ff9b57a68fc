package dev.atelier.bench;

/** Bodies of requests. */
final class Requests {
    private Requests() {}

    /** The smallest picture that the sandbox makes. */
    static String picture(int latencyMillis, boolean kept) {
        return picture("sandbox", "\"latency_ms\":" + latencyMillis, kept);
    }

    /** The same from a provider of another name, kept. */
    static String pictureOf(String provider) {
        return picture(provider, "\"latency_ms\":0", true);
    }

    /** A job that is polled often before it ends. */
    static String job(int polls) {
        return picture("sandbox", "\"polls\":" + polls, true);
    }

    private static String picture(String model, String parameter, boolean kept) {
        return "{\"prompt\":\"bench\",\"customer_id\":1,\"cache\":false,\"save_to_db\":" + kept
                + ",\"settings\":{\"image\":{\"model\":\"" + model + "\",\"width\":64,\"height\":64,\"seed\":1,"
                + parameter
                + "}}}";
    }

    /** A picture from the upstream that stands for OpenAI. */
    static String openAi(boolean kept) {
        return openAi(kept, false);
    }

    /** The same, once from there and then from the cache; whole in the answer where it is not kept. */
    static String cached(boolean kept) {
        return openAi(kept, true);
    }

    private static String openAi(boolean kept, boolean cached) {
        return "{\"prompt\":\"bench\",\"customer_id\":1,\"cache\":" + cached + ",\"save_to_db\":" + kept
                + ",\"settings\":{\"image\":{\"model\":\"gpt-image-1\"}}}";
    }
}
