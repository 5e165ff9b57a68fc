/** The JSON of the fake xAI: what it refuses and what it answers. */
@NullMarked
package dev.atelier.testkit.xai.json;

import org.jspecify.annotations.NullMarked;
