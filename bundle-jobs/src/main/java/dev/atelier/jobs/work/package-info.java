/** Threads, timers, and what is done again and again. */
@NullMarked
package dev.atelier.jobs.work;

import org.jspecify.annotations.NullMarked;
