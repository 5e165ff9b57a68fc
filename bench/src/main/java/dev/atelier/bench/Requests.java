package dev.atelier.bench;

/** Bodies of requests. */
final class Requests {
    private Requests() {}

    /** The smallest picture that the sandbox makes. */
    static String picture(int latencyMillis, boolean kept) {
        return sandbox("\"latency_ms\":" + latencyMillis, kept);
    }

    /** A job that is polled often before it ends. */
    static String job(int polls) {
        return sandbox("\"polls\":" + polls, true);
    }

    private static String sandbox(String parameter, boolean kept) {
        return "{\"prompt\":\"bench\",\"customer_id\":1,\"save_to_db\":" + kept
                + ",\"settings\":{\"image\":{\"model\":\"sandbox\",\"width\":64,\"height\":64,\"seed\":1," + parameter
                + "}}}";
    }

    /** A picture from the upstream that stands for OpenAI. */
    static String openAi(boolean kept) {
        return "{\"prompt\":\"bench\",\"customer_id\":1,\"save_to_db\":" + kept
                + ",\"settings\":{\"image\":{\"model\":\"gpt-image-1\"}}}";
    }
}
