/** Load and its measurement. */
@NullMarked
package dev.atelier.bench.load;

import org.jspecify.annotations.NullMarked;
