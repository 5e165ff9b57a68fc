/** Customers, budgets and the books as components of the framework. */
@NullMarked
package dev.atelier.tracking;

import org.jspecify.annotations.NullMarked;
