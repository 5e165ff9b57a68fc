/** The parts of the fake Gemini that read and write JSON. */
@NullMarked
package dev.atelier.testkit.gemini.json;

import org.jspecify.annotations.NullMarked;
