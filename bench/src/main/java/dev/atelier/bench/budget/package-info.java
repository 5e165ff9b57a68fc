/** More calls than the budgets have room for, and proof of what became of them. */
@NullMarked
package dev.atelier.bench.budget;

import org.jspecify.annotations.NullMarked;
