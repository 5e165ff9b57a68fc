/** Values in Redis. */
@NullMarked
package dev.atelier.cache.redis;

import org.jspecify.annotations.NullMarked;
