/** What operators have decided about customers and their spending. */
@NullMarked
package dev.atelier.tracking.policy;

import org.jspecify.annotations.NullMarked;
