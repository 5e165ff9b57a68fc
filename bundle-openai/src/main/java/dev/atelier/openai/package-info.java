/** Speaks to OpenAI, and to servers that speak its language. */
@NullMarked
package dev.atelier.openai;

import org.jspecify.annotations.NullMarked;
