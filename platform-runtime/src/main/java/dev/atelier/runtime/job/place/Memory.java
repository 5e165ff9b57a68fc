package dev.atelier.runtime.job.place;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How much memory models on this machine may take. */
final class Memory {
    private static final long MEGABYTE = 1024L * 1024;

    private Memory() {}

    /**
     * @param configured megabytes; 0 for half of what the machine, or its container, has
     * @return megabytes
     */
    static long budget(long configured) {
        return configured > 0 ? configured : machine() / MEGABYTE / 2;
    }

    private static long machine() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 2 * Runtime.getRuntime().maxMemory();
    }
}
