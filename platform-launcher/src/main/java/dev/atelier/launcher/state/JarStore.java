package dev.atelier.launcher.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** Keeps jars by their digest in {@code data/deploy/jars}, so that any version kept can be run again. */
public final class JarStore {
    private final Path folder;

    public JarStore(Path home) {
        this.folder = DesiredState.folder(home).resolve("jars");
    }

    /**
     * Copies a jar into the store.
     *
     * @return its SHA-256, as hexadecimal digits
     */
    public String put(Path jar) throws IOException {
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "incoming", ".tmp");
        try {
            String digest;
            try (InputStream in = Files.newInputStream(jar);
                    OutputStream out = Files.newOutputStream(draft)) {
                digest = copy(in, out);
            }
            Files.move(draft, path(digest), StandardCopyOption.ATOMIC_MOVE);
            return digest;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Where the jar of a digest is, if it is there. */
    public Path path(String digest) {
        return folder.resolve(digest + ".jar");
    }

    /** Deletes the jars of all other digests. */
    public void keepOnly(Set<String> digests) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path jar : jars) {
                String name = jar.getFileName().toString();
                if (!digests.contains(name.substring(0, name.length() - ".jar".length()))) {
                    Files.deleteIfExists(jar);
                }
            }
        }
    }

    /** The SHA-256 of a file, as hexadecimal digits. */
    public static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return copy(in, OutputStream.nullOutputStream());
        }
    }

    private static String copy(InputStream in, OutputStream out) throws IOException {
        MessageDigest sha256 = sha256();
        in.transferTo(new DigestOutputStream(out, sha256));
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
