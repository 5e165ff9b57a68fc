package dev.atelier.bench.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the kernel and the JVM say about a process (Linux).
 *
 * @param pid the process
 */
public record ProcessFigures(long pid) {
    /** The kernel counts in hundredths of a second on all architectures that Java runs on. */
    private static final double MILLIS_PER_TICK = 10;

    /** Processor time so far, of all threads, user and system. */
    public double cpuMillis() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_PER_TICK;
    }

    /** The largest resident memory so far, in MB. */
    public double peakMegabytes() throws IOException {
        String status = Files.readString(Path.of("/proc/" + pid + "/status"));
        Matcher peak = Pattern.compile("VmHWM:\\s*(\\d+)").matcher(status);
        return peak.find() ? Long.parseLong(peak.group(1)) / 1024.0 : Double.NaN;
    }

    /** Asks the JVM by jcmd. */
    public String ask(Path java, String... command) throws IOException {
        String[] words = new String[command.length + 2];
        words[0] = java.resolve("bin/jcmd").toString();
        words[1] = String.valueOf(pid);
        System.arraycopy(command, 0, words, 2, command.length);
        Process jcmd = new ProcessBuilder(words).redirectErrorStream(true).start();
        try (var out = jcmd.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
