/** Who calls are made for, and the keys by which they are known. */
@NullMarked
package dev.atelier.tracking.customer;

import org.jspecify.annotations.NullMarked;
