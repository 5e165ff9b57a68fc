/** Our tables, and the way of SQL to them. */
@NullMarked
package dev.atelier.library.table;

import org.jspecify.annotations.NullMarked;
