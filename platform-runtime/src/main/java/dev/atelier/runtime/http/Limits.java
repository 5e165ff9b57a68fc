package dev.atelier.runtime.http;

import dev.atelier.core.error.ErrorKind;
import java.time.Duration;

/**
 * Bounds for media that come in.
 *
 * @param bytes the largest file
 * @param longest the time for all of it
 * @param tooLarge what a larger file counts as: whose fault it is depends on who named the address
 */
record Limits(long bytes, Duration longest, ErrorKind tooLarge) {}
