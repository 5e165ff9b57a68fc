/** How much is begun at once: for each model, for each provider, and of memory on this machine. */
@NullMarked
package dev.atelier.runtime.job.place;

import org.jspecify.annotations.NullMarked;
