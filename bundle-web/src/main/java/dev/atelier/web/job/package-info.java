/** Jobs: how they stand, as one answer and as a stream of events. */
@NullMarked
package dev.atelier.web.job;

import org.jspecify.annotations.NullMarked;
