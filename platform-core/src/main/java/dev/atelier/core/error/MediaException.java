package dev.atelier.core.error;

import org.jspecify.annotations.Nullable;

/** The one exception of the platform: a {@link Failure} on its way to whoever asked. */
public final class MediaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public MediaException(Failure failure) {
        this(failure, null);
    }

    public MediaException(Failure failure, @Nullable Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    public MediaException(ErrorKind kind, String message) {
        this(Failure.of(kind, message));
    }

    public MediaException(ErrorKind kind, String message, @Nullable Throwable cause) {
        this(Failure.of(kind, message), cause);
    }

    /**
     * A request field that is not as it must be.
     *
     * @param field the name as the client wrote it, for example {@code settings.image.width}
     * @param problem what is wrong, continuing the field's name: {@code "must be 64..4096, but is 9"}
     */
    public static MediaException invalid(String field, String problem) {
        return new MediaException(
                Failure.of(ErrorKind.INVALID_REQUEST, field + " " + problem).withField(field));
    }

    public Failure failure() {
        return failure;
    }

    public ErrorKind kind() {
        return failure.kind();
    }
}
