/** Keys that make a call happen once, however often it is sent. */
@NullMarked
package dev.atelier.jobs.idempotency;

import org.jspecify.annotations.NullMarked;
