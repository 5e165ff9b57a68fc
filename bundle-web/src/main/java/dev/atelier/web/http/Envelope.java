package dev.atelier.web.http;

import dev.atelier.web.json.Data;
import org.jspecify.annotations.Nullable;

/** The shape of every answer of the studio and operations API. */
public final class Envelope {
    private Envelope() {}

    public static Reply ok(Data data) {
        return success(200, data);
    }

    public static Reply success(int status, Data data) {
        return Reply.json(
                status,
                new Data()
                        .with("success", true)
                        .with("data", data)
                        .withNullable("error", null)
                        .with("code", status));
    }

    public static Reply failure(int status, String error) {
        return failure(status, error, null);
    }

    /** @param data what belongs to the failure, if anything */
    public static Reply failure(int status, String error, @Nullable Data data) {
        return Reply.json(
                status,
                new Data()
                        .with("success", false)
                        .withNullable("data", data)
                        .with("error", error)
                        .with("code", status));
    }
}
