/** Gemini's JSON, named as in its documentation; the only place here that knows a JSON library. */
@NullMarked
package dev.atelier.gemini.wire;

import org.jspecify.annotations.NullMarked;
