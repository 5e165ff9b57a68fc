/** Objects as JSON text. */
@NullMarked
package dev.atelier.library.json;

import org.jspecify.annotations.NullMarked;
