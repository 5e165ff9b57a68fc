/** How kept results are written. */
@NullMarked
package dev.atelier.cache.result.json;

import org.jspecify.annotations.NullMarked;
