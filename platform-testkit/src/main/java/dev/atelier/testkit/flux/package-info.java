/** The API of Black Forest Labs as it answered in November 2026, for tests and benchmarks. */
@NullMarked
package dev.atelier.testkit.flux;

import org.jspecify.annotations.NullMarked;
