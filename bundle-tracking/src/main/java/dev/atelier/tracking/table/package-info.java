/** The tables, and the way of SQL to them. */
@NullMarked
package dev.atelier.tracking.table;

import org.jspecify.annotations.NullMarked;
