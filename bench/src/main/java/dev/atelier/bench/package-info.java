/** Whole-system benchmarks: each starts the built distribution as it is shipped, drives it from outside, and prints a table. */
@NullMarked
package dev.atelier.bench;

import org.jspecify.annotations.NullMarked;
