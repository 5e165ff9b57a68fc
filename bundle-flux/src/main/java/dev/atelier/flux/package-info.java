/** Speaks to Black Forest Labs. */
@NullMarked
package dev.atelier.flux;

import org.jspecify.annotations.NullMarked;
