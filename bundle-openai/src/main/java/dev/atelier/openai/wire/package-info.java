/** OpenAI's JSON, named as in its documentation; the only place here that knows a JSON library. */
@NullMarked
package dev.atelier.openai.wire;

import org.jspecify.annotations.NullMarked;
