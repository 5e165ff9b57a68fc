/** Speaks to xAI. */
@NullMarked
package dev.atelier.xai;

import org.jspecify.annotations.NullMarked;
