package dev.atelier.core.job;

/** Where a job is. */
public enum JobState {
    /** Accepted; the provider was not asked yet. */
    QUEUED(false),
    /** The provider was asked, or is about to be. */
    RUNNING(false),
    SUCCEEDED(true),
    FAILED(true),
    CANCELLED(true),
    /** The vendor may have accepted it; we cannot tell. Never repeated; final until it is reconciled. */
    UNKNOWN(true);

    private final boolean ended;

    JobState(boolean ended) {
        this.ended = ended;
    }

    /** Whether nothing more happens by itself. */
    public boolean ended() {
        return ended;
    }
}
