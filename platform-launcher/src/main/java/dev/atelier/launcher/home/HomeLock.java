package dev.atelier.launcher.home;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Keeps a second platform off a home; the operating system lets go of it when the process ends, however it ends. */
public final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    public static HomeLock take(Home home) {
        Path file = RunningInstance.file(home);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new LaunchException("Atelier runs on " + home.folder() + " already"
                        + RunningInstance.find(home)
                                .map(other -> ", as process " + other.process().pid())
                                .orElse("")
                        + ": stop it with atelier stop, or choose another home with --home");
            }
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return new HomeLock(channel);
        } catch (IOException e) {
            throw new LaunchException("Cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    /** Tells commands what runs here. */
    public void announce(RunningInstance instance) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        instance.lines().store(text, "Written by the running platform");
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.toByteArray()), 0);
    }

    @Override
    public void close() throws IOException {
        channel.truncate(0);
        channel.close();
    }
}
