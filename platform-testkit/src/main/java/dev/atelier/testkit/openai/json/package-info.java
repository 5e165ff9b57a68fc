/** The JSON of the fake OpenAI: what it refuses and what it answers. */
@NullMarked
package dev.atelier.testkit.openai.json;

import org.jspecify.annotations.NullMarked;
