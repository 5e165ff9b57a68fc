/** What a call costs, before and after, by the catalogue's price rules. */
@NullMarked
package dev.atelier.runtime.pricing;

import org.jspecify.annotations.NullMarked;
