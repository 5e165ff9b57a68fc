/** Messages to clients about the end of their calls. */
@NullMarked
package dev.atelier.jobs.webhook;

import org.jspecify.annotations.NullMarked;
