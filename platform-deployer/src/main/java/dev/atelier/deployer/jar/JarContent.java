package dev.atelier.deployer.jar;

import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/** Unpacks every entry of a jar once: against damage, against jars that blow up, against classes for a newer Java. */
final class JarContent {
    private static final int MAX_GROWTH = 8;
    private static final int CLASS_MAGIC = 0xCAFEBABE;
    private static final int MAJOR_OF_JAVA_0 = 44;

    private final JarFile jar;
    private final String file;
    private final long maxBytes;
    private final byte[] buffer = new byte[16 * 1024];
    private long unpacked;

    JarContent(JarFile jar, String file, long maxBytes) {
        this.jar = jar;
        this.file = file;
        this.maxBytes = maxBytes;
    }

    void check() throws IOException {
        Enumeration<JarEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
            JarEntry entry = entries.nextElement();
            if (!entry.isDirectory()) {
                check(entry);
            }
        }
    }

    private void check(JarEntry entry) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream in = jar.getInputStream(entry)) {
            int length = in.readNBytes(buffer, 0, buffer.length);
            checkClassVersion(entry, length);
            while (length > 0) {
                sum.update(buffer, 0, length);
                count(length);
                length = in.readNBytes(buffer, 0, buffer.length);
            }
        }
        if (entry.getCrc() != -1 && entry.getCrc() != sum.getValue()) {
            throw new ZipException("checksum of " + entry.getName() + " is wrong");
        }
    }

    private void count(int length) {
        unpacked += length;
        if (unpacked > maxBytes * MAX_GROWTH) {
            throw Refusal.because(file + " unpacks to more than " + JarReader.megabytes(maxBytes * MAX_GROWTH)
                    + " MB, which no bundle needs; it is not deployed");
        }
    }

    /** Classes of other Java versions may lie below META-INF/versions; they are only used where they fit. */
    private void checkClassVersion(JarEntry entry, int length) {
        String name = entry.getName();
        boolean used = name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("module-info.class");
        if (!used || length < 8 || number(0, 4) != CLASS_MAGIC) {
            return;
        }
        int needed = number(6, 2) - MAJOR_OF_JAVA_0;
        int here = Runtime.version().feature();
        if (needed > here) {
            throw Refusal.because(file + " is compiled for Java " + needed + ", but this platform runs on Java " + here
                    + "; build it for Java " + here + " or run the platform on Java " + needed);
        }
    }

    private int number(int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            value = (value << 8) | (buffer[i] & 0xFF);
        }
        return value;
    }
}
