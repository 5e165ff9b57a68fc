/** The engine: whose jobs are whose, when their steps are due, who watches. */
@NullMarked
package dev.atelier.jobs.engine;

import org.jspecify.annotations.NullMarked;
