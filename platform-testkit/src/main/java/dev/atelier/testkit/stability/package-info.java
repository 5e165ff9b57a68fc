/** Stability AI's v2beta API as it answered in November 2026, for tests and benchmarks. */
@NullMarked
package dev.atelier.testkit.stability;

import org.jspecify.annotations.NullMarked;
