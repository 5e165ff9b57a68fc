/** Jobs that the database keeps. */
@NullMarked
package dev.atelier.jobs;

import org.jspecify.annotations.NullMarked;
