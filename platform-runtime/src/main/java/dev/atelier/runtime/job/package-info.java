/** An engine that keeps jobs in memory and runs their steps when they are due. */
@NullMarked
package dev.atelier.runtime.job;

import org.jspecify.annotations.NullMarked;
