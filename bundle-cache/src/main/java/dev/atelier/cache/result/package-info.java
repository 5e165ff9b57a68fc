/** Calls that are answered with the result of an equal one: an earlier one, or one that is in flight. */
@NullMarked
package dev.atelier.cache.result;

import org.jspecify.annotations.NullMarked;
