/** What is forgotten when its time is over. */
@NullMarked
package dev.atelier.jobs.retention;

import org.jspecify.annotations.NullMarked;
