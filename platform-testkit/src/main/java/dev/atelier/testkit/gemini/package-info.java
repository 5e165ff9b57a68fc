/** Google Gemini in small, for tests and for trying things out without a key. */
@NullMarked
package dev.atelier.testkit.gemini;

import org.jspecify.annotations.NullMarked;
