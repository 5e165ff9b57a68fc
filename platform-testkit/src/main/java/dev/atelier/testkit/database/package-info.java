/** Real databases for tests. */
@NullMarked
package dev.atelier.testkit.database;

import org.jspecify.annotations.NullMarked;
