/** The program behind {@code bin/atelier}. */
@NullMarked
package dev.atelier.launcher;

import org.jspecify.annotations.NullMarked;
