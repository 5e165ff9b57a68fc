/** What could not be booked while the database was away, kept in a file until it can. */
@NullMarked
package dev.atelier.tracking.spool;

import org.jspecify.annotations.NullMarked;
