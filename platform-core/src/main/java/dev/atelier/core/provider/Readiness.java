package dev.atelier.core.provider;

/** Whether a provider can take calls. */
public sealed interface Readiness {
    /** It can. */
    record Ready() implements Readiness {}

    /**
     * It lacks a setting; calls are answered 503 naming it.
     *
     * @param setting the setting's name with its PID, for example {@code dev.atelier.openai/apiKey}
     */
    record Unconfigured(String setting) implements Readiness {}

    /**
     * It is switched off or broken.
     *
     * @param reason one sentence
     */
    record Failing(String reason) implements Readiness {}

    static Readiness ready() {
        return new Ready();
    }
}
