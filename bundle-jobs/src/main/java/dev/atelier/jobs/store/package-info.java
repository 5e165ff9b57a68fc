/** The tables of jobs, and the statements that read and write them. */
@NullMarked
package dev.atelier.jobs.store;

import org.jspecify.annotations.NullMarked;
