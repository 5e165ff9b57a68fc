package dev.atelier.runtime.asset.disk;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Puts what went wrong with the disk into one sentence, without the paths of the machine. */
public final class StorageFailure {
    private StorageFailure() {}

    public static MediaException absent() {
        return new MediaException(ErrorKind.STORAGE_FAILED, "no asset store is in service");
    }

    public static MediaException writing(IOException cause) {
        return of("cannot be written", cause);
    }

    public static MediaException reading(IOException cause) {
        return of("cannot be read", cause);
    }

    private static MediaException of(String what, IOException cause) {
        if (cause instanceof ClosedByInterruptException) {
            return new MediaException(ErrorKind.CANCELLED, "the call was cancelled while its result was stored", cause);
        }
        return new MediaException(ErrorKind.STORAGE_FAILED, "the asset store " + what + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "no permission";
        } else if (cause instanceof FileSystemException file) {
            return file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
        }
        return String.valueOf(cause.getMessage());
    }
}
