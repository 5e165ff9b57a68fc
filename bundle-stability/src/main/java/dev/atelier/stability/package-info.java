/** Speaks to Stability AI. */
@NullMarked
package dev.atelier.stability;

import org.jspecify.annotations.NullMarked;
