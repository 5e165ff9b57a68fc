package dev.atelier.web.ops;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.web.http.Exchange;
import dev.atelier.web.http.Uploads;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * A bundle that came over HTTP, in a file for as long as it is looked at.
 *
 * @param file where it is
 */
record ReceivedJar(Path file) implements AutoCloseable {
    private static final Set<String> TYPES =
            Set.of("application/java-archive", "application/x-java-archive", "application/octet-stream");

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._+-]{0,120}");
    private static final String UNNAMED = "upload.jar";

    /** @throws MediaException {@code UNSUPPORTED_MEDIA}, {@code TOO_LARGE} or {@code INVALID_REQUEST} */
    static ReceivedJar from(Exchange exchange) throws IOException {
        if (Uploads.multipart(exchange)) {
            return fromForm(exchange);
        } else if (!TYPES.contains(exchange.contentType())) {
            throw new MediaException(
                    ErrorKind.UNSUPPORTED_MEDIA,
                    "Content-Type must be application/java-archive or multipart/form-data, but is \""
                            + exchange.contentType() + "\"");
        }
        return copy(exchange.body().stream(exchange.settings().maxUploadBytes()), UNNAMED);
    }

    private static ReceivedJar fromForm(Exchange exchange) throws IOException {
        Uploads uploads = Uploads.read(exchange);
        try {
            List<Part> files = uploads.files();
            if (files.size() != 1) {
                throw MediaException.invalid(
                        "file", "must be one file of the multipart body, but " + files.size() + " came");
            }
            return copy(files.get(0).getInputStream(), files.get(0).getSubmittedFileName());
        } finally {
            uploads.delete();
        }
    }

    /** In a folder of its own, so that messages and records name it as the client does, where that name is harmless. */
    private static ReceivedJar copy(InputStream bytes, String name) throws IOException {
        Path folder = Files.createTempDirectory("atelier-upload-");
        ReceivedJar jar = new ReceivedJar(folder.resolve(HARMLESS.matcher(name).matches() ? name : UNNAMED));
        try (bytes) {
            Files.copy(bytes, jar.file);
            return jar;
        } catch (IOException | RuntimeException e) {
            jar.close();
            throw e;
        }
    }

    /** The bundle's symbolic name; empty where the file tells none, which the deployer explains. */
    String symbolicName() {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            String header =
                    manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-SymbolicName");
            return header == null ? "" : header.split(";", 2)[0].strip();
        } catch (IOException | SecurityException unreadable) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new MediaException(ErrorKind.STORAGE_FAILED, "an uploaded jar could not be removed", e);
        }
    }
}
