/** The JSON of Black Forest Labs, named as in its documentation; the only place here that knows a JSON library. */
@NullMarked
package dev.atelier.flux.wire;

import org.jspecify.annotations.NullMarked;
