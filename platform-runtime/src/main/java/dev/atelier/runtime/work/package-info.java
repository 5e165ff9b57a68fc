/** Threads for work that blocks. */
@NullMarked
package dev.atelier.runtime.work;

import org.jspecify.annotations.NullMarked;
