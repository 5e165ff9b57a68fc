/** The steps of a job: to start, to poll, to cancel, to find out, to follow another. */
@NullMarked
package dev.atelier.runtime.job.step;

import org.jspecify.annotations.NullMarked;
