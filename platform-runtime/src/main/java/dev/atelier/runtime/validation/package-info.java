/** Whether a request is as its model wants it, and its completion with defaults. */
@NullMarked
package dev.atelier.runtime.validation;

import org.jspecify.annotations.NullMarked;
