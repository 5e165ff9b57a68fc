/** Stability AI's answers as they come over the wire. */
@NullMarked
package dev.atelier.stability.wire;

import org.jspecify.annotations.NullMarked;
