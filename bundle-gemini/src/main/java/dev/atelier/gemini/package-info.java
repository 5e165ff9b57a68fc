/** Speaks to Google Gemini. */
@NullMarked
package dev.atelier.gemini;

import org.jspecify.annotations.NullMarked;
