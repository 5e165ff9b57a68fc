/** OpenAI's API as it answered in November 2026, for tests and benchmarks. */
@NullMarked
package dev.atelier.testkit.openai;

import org.jspecify.annotations.NullMarked;
