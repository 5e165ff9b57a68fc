/** The books: every call, and sums of them that are kept in step. */
@NullMarked
package dev.atelier.tracking.usage;

import org.jspecify.annotations.NullMarked;
