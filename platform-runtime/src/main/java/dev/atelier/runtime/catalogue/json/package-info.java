/** JSON text as plain values; the only place of the catalogue that knows a JSON library. */
@NullMarked
package dev.atelier.runtime.catalogue.json;

import org.jspecify.annotations.NullMarked;
