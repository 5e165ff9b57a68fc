/** The relational database as a service: a pool, transactions, tables that move forward. */
@NullMarked
package dev.atelier.database;

import org.jspecify.annotations.NullMarked;
