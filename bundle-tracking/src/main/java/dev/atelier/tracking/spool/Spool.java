package dev.atelier.tracking.spool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Lines in a file, each on disk before it counts as written, read in the order of their writing. What was read is
 * forgotten once all of it was: after a crash some lines are read again. Safe for use by any number of threads.
 */
final class Spool {
    private static final int CHUNK = 1 << 20;

    private final Path file;
    private long read;
    private volatile boolean empty;

    Spool(Path file) {
        this.file = file;
        this.empty = !Files.exists(file);
    }

    boolean isEmpty() {
        return empty;
    }

    synchronized void append(List<String> lines) {
        empty = false;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
                long length = out.length();
                out.seek(Math.max(0, length - 1));
                // A line that a crash cut short is left by itself.
                boolean cut = length > 0 && out.read() != '\n';
                out.seek(length);
                out.write(((cut ? "\n" : "") + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
                out.getFD().sync();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }

    /** The lines that follow those that are done; empty when there are none, and the file is gone then. */
    synchronized List<String> next() {
        try {
            if (!Files.exists(file)) {
                empty = true;
                return List.of();
            }
            String lines = lines();
            if (lines.isEmpty()) {
                Files.delete(file);
                read = 0;
                empty = true;
            }
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The first lines of those that were told last need not be told again. */
    synchronized void done(List<String> lines) {
        for (String line : lines) {
            read += line.getBytes(StandardCharsets.UTF_8).length + 1L;
        }
    }

    /** Whole lines only, unless the last one was cut short. */
    private String lines() throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            int left = (int) Math.min(Integer.MAX_VALUE - 8L, in.length() - read);
            for (int size = Math.min(CHUNK, left); size > 0; size = (int) Math.min(size * 2L, left)) {
                byte[] bytes = new byte[size];
                in.seek(read);
                in.readFully(bytes);
                String text = new String(bytes, StandardCharsets.UTF_8);
                if (text.indexOf('\n') >= 0) {
                    return text.substring(0, text.lastIndexOf('\n') + 1);
                } else if (size == left) {
                    return text;
                }
            }
            return "";
        }
    }
}
