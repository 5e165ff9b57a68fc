package dev.atelier.core.error;

/** What went wrong, as data: each kind has the HTTP status a client sees and says whether asking again can help. */
public enum ErrorKind {
    /** A field is missing, of the wrong type or out of range. The caller must change the request. */
    INVALID_REQUEST(400, false),
    /** No installed model answers to the name. */
    UNKNOWN_MODEL(400, false),
    /** The model is retired; the message names the date and the successor. */
    RETIRED_MODEL(400, false),
    /** The vendor's moderation refused the prompt or the result. */
    MODERATED(400, false),
    /** No credential, or one that is not known. */
    UNAUTHENTICATED(401, false),
    /** The caller's cost budget is spent. Decided before a provider is called. */
    BUDGET_SPENT(402, false),
    /** The thing exists but is not this caller's. */
    FORBIDDEN(403, false),
    /** No such job, file, asset, bundle or path. */
    NOT_FOUND(404, false),
    /** The path exists, but not for this HTTP method. */
    METHOD_NOT_ALLOWED(405, false),
    /** The request contradicts the present state, for example an idempotency key used with another body. */
    CONFLICT(409, false),
    /** The caller or an operator cancelled the call. */
    CANCELLED(409, false),
    /** A body, upload or fetched file is larger than allowed. */
    TOO_LARGE(413, false),
    /** A media type that is not accepted. */
    UNSUPPORTED_MEDIA(415, false),
    /** The caller's call quota or rate is exceeded. */
    QUOTA_EXCEEDED(429, true),
    /** The model or provider does not offer this operation. */
    UNSUPPORTED_OPERATION(501, false),
    /** The provider answered with a failure of its own. */
    PROVIDER_FAILED(502, true),
    /** The provider refused our key. */
    PROVIDER_AUTH(502, false),
    /** Our account at the provider has no quota or credit left. */
    PROVIDER_QUOTA(502, false),
    /** The provider refused the request as wrong, although it passed our own checks. */
    PROVIDER_REJECTED(502, false),
    /** The provider's answer could not be understood. Nothing is charged. */
    MALFORMED_ANSWER(502, false),
    /** The vendor may have accepted the call, but we cannot tell. Never repeated blindly. */
    OUTCOME_UNKNOWN(502, false),
    /** The asset store could not be read or written. */
    STORAGE_FAILED(502, true),
    /** No provider in service just now: absent, being replaced, or busy. */
    UNAVAILABLE(503, true),
    /** The provider is installed but lacks a setting, which the message names. */
    UNCONFIGURED(503, false),
    /** The provider did not finish in time. */
    TIMEOUT(504, true),
    /** A defect of the platform. Logged with the id that the answer repeats. */
    INTERNAL(500, false);

    private final int httpStatus;
    private final boolean retriable;

    ErrorKind(int httpStatus, boolean retriable) {
        this.httpStatus = httpStatus;
        this.retriable = retriable;
    }

    /** The status of the HTTP answer that reports this kind. */
    public int httpStatus() {
        return httpStatus;
    }

    /** Whether the same request may succeed later. Says nothing about whether it was charged. */
    public boolean retriable() {
        return retriable;
    }
}
