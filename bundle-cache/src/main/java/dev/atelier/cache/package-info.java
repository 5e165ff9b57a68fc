/** Small values that are kept for a while: in memory, or in Redis with the memory behind it. */
@NullMarked
package dev.atelier.cache;

import org.jspecify.annotations.NullMarked;
