/** Reads answers while they arrive: JSON with media in it, server-sent events, text within a bound. */
@NullMarked
package dev.atelier.runtime.http.answer;

import org.jspecify.annotations.NullMarked;
