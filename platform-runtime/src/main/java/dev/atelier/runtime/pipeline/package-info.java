/** The way of a request from its acceptance to its place in the books. */
@NullMarked
package dev.atelier.runtime.pipeline;

import org.jspecify.annotations.NullMarked;
